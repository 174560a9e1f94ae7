using System.Diagnostics;
using System.Xml.Linq;
using Scout.Environments.Packages;

namespace Scout.Environments.Tests.Packages;

public sealed class NuGetConfigs : IDisposable
{
    private readonly string _clone = Directory.CreateTempSubdirectory("scout-clone-").FullName;

    public void Dispose() => Directory.Delete(_clone, recursive: true);

    [Fact]
    public void Sources_their_mapping_and_what_is_off_are_taken_and_nothing_else()
    {
        Write("nuget.config", """
            <configuration>
              <config>
                <add key="globalPackagesFolder" value="packages" /><add key="http_proxy" value="http://evil.example" /><add key="repositoryPath" value="x" /><add key="signatureValidationMode" value="accept" />
              </config>
              <packageSources>
                <clear />
                <add key="corp" value="https://corp.example/v3/index.json" protocolVersion="3" />
                <add key="plain" value="http://plain.example/index.json" allowInsecureConnections="true" disableTLSCertificateValidation="true" />
                <add key="here" value="./feed" />
              </packageSources>
              <packageSourceCredentials><corp><add key="Username" value="me" /><add key="ClearTextPassword" value="%DEPLOY_TOKEN%" /></corp></packageSourceCredentials>
              <clientCertificates><fileCert packageSource="corp" path="/home/me/.ssh/id" /></clientCertificates>
              <apikeys><add key="https://corp.example" value="x" /></apikeys>
              <trustedSigners><author name="evil" /></trustedSigners>
              <fallbackPackageFolders><add key="x" value="fallback" /></fallbackPackageFolders>
              <bindingRedirects><add key="skip" value="True" /></bindingRedirects>
              <disabledPackageSources><add key="plain" value="true" /></disabledPackageSources>
              <packageSourceMapping>
                <packageSource key="corp"><package pattern="Corp.*" /></packageSource>
                <packageSource key="nuget.org"><package pattern="*" /></packageSource>
              </packageSourceMapping>
            </configuration>
            """);

        AssertIs($"""
            <configuration>
              <packageSources>
                <clear />
                <add key="clone-mark-1" value="https://corp.example/v3/index.json" protocolVersion="3" />
                <add key="clone-mark-2" value="http://plain.example/index.json" allowInsecureConnections="true" />
                <add key="clone-mark-3" value="{_clone}/feed" />
              </packageSources>
              <disabledPackageSources><add key="clone-mark-2" value="true" /></disabledPackageSources>
              <packageSourceMapping>
                <packageSource key="clone-mark-1"><package pattern="Corp.*" /></packageSource>
                <packageSource key="nuget.org"><package pattern="*" /></packageSource>
              </packageSourceMapping>
            </configuration>
            """);
    }

    [Fact]
    public void A_source_keeps_the_name_that_this_user_has_for_the_place_and_gets_none_of_another_place()
    {
        Write("nuget.config", """
            <configuration><packageSources>
              <add key="ours" value="https://corp.example/v3/index.json" allowInsecureConnections="true" />
              <add key="corp" value="https://evil.example/v3/index.json" />
            </packageSources></configuration>
            """);

        AssertIs("""
            <configuration>
              <packageSources>
                <add key="corp" value="https://corp.example/v3/index.json" protocolVersion="3" />
                <add key="clone-mark-2" value="https://evil.example/v3/index.json" />
              </packageSources>
              <disabledPackageSources /><packageSourceMapping />
            </configuration>
            """, new PackageSource("corp", "https://corp.example/v3/index.json", "3", AllowsInsecureConnections: false));
    }

    [Fact]
    public void A_nearer_file_goes_over_one_further_up_as_for_NuGet()
    {
        Write("NuGet.Config", """
            <configuration>
              <packageSources><add key="far" value="https://far.example" /><add key="Both" value="https://both-far.example" /></packageSources>
              <disabledPackageSources><add key="far" value="true" /></disabledPackageSources>
              <packageSourceMapping><packageSource key="far"><package pattern="*" /></packageSource></packageSourceMapping>
            </configuration>
            """);
        Write("shop/nuget.config", """
            <configuration>
              <packageSources><Add key="both" value="https://both-near.example" /></packageSources>
              <disabledPackageSources><add key="FAR" value="false" /></disabledPackageSources>
              <packageSourceMapping><clear /></packageSourceMapping>
            </configuration>
            """);
        Write("shop/NuGet.Config", "never read: the other one is the first");

        AssertIs("""
            <configuration>
              <packageSources><add key="clone-mark-1" value="https://far.example" /><add key="clone-mark-2" value="https://both-near.example" /></packageSources>
              <disabledPackageSources><add key="clone-mark-1" value="false" /></disabledPackageSources>
              <packageSourceMapping><clear /></packageSourceMapping>
            </configuration>
            """, root: Path.Combine(_clone, "shop"));
    }

    [Theory]
    [InlineData("https://evil.example/%DEPLOY_TOKEN%/index.json", "an environment variable")]
    [InlineData("https://%PATH%.evil.example/index.json", "an environment variable")]
    [InlineData("feed/%HOME%", "an environment variable")]
    [InlineData("\\\\evil.example\\share", "a folder of another machine")]
    [InlineData("//evil.example/share", "a folder of another machine")]
    [InlineData("file://evil.example/share", "a folder of another machine")]
    [InlineData("ftp://evil.example/x", "neither an http(s) URL nor a folder")]
    [InlineData("https://", "neither an http(s) URL nor a folder")]
    public void A_source_that_would_give_something_away_is_refused_with_the_remedy(string location, string why)
    {
        Write("nuget.config", $"""<configuration><packageSources><add key="evil" value="{location}" /></packageSources></configuration>""");

        var error = Assert.Throws<ScoutException>(() => Read());

        Assert.Equal("SCOUT6088", error.Code);
        Assert.StartsWith(Path.Combine(_clone, "nuget.config") + ": 'evil' ", error.Message, StringComparison.Ordinal);
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
        Assert.Contains("dotnet nuget add source", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://feeds.example/My%20Team/My%20Feed/index.json")]
    [InlineData("https://feeds.example/%C3%A4/x?a=&quot;&lt;b&amp;c=$(TOKEN);d")]
    public void What_URLs_write_by_its_code_is_a_URL(string location)
    {
        Write("nuget.config", $"""<configuration><packageSources><add key="corp" value="{location}" /></packageSources></configuration>""");

        var written = XElement.Parse(DownloadConfig.Of(Read(), [], "mark"));

        Assert.Equal(XElement.Parse($"""<a value="{location}" />""").Attribute("value")!.Value, written.Descendants("add").Single().Attribute("value")!.Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<packageSources />")]
    [InlineData("<configuration>")]
    [InlineData("""<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><configuration><packageSources><add key="x" value="&a;" /></packageSources></configuration>""")]
    [InlineData("""<configuration><packageSourceMapping><packageSource key="x"><package pattern="$(TOKEN)" /></packageSource></packageSourceMapping></configuration>""")]
    public void A_file_that_is_none_is_told_by_its_name(string text)
    {
        Write("nuget.config", text);

        var error = Assert.Throws<ScoutException>(() => Read());

        Assert.Equal("SCOUT6087", error.Code);
        Assert.StartsWith(Path.Combine(_clone, "nuget.config"), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_end_or_a_link_is_not_read()
    {
        Write("nuget.config", $"<configuration>{new string(' ', NuGetConfigReader.Limit)}</configuration>");
        Assert.Equal("SCOUT6087", Assert.Throws<ScoutException>(() => Read()).Code);

        File.Delete(Path.Combine(_clone, "nuget.config"));
        File.CreateSymbolicLink(Path.Combine(_clone, "nuget.config"), "/dev/zero");
        Assert.Equal("SCOUT6032", Assert.Throws<ScoutException>(() => Read()).Code);
    }

    /// <remarks>To open one is to wait for ever.</remarks>
    [Fact]
    public void A_named_pipe_is_not_waited_for()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps its pipes elsewhere.");
        using (var made = Process.Start("mkfifo", [Path.Combine(_clone, "nuget.config")]))
        {
            made.WaitForExit();
        }

        Assert.Contains("named pipe", Assert.Throws<ScoutException>(() => Read()).Message, StringComparison.Ordinal);
    }

    private void AssertIs(string expected, PackageSource? user = null, string? root = null)
    {
        var written = DownloadConfig.Of(Read(root), user is null ? [] : [user], "mark");

        Assert.Equal($"{XElement.Parse(expected)}", $"{XElement.Parse(written)}");
    }

    private PackageSources Read(string? root = null) => NuGetConfigFiles.OfClone(root ?? _clone, _clone);

    private void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_clone, file))!);
        File.WriteAllText(Path.Combine(_clone, file), text);
    }
}
