using System.Reflection;
using PublicApiGenerator;

namespace Scout.Architecture.Tests;

/// <summary>What users of the package compile against. A change here is a change for them: look at it, then take it over.</summary>
public class PublicApiTests
{
    [Theory]
    [InlineData("Scout.Workflows")]
    [InlineData("Scout.Execution")]
    [InlineData("Scout.Host")]
    public void The_public_API_is_the_one_that_was_agreed(string assembly)
    {
        var loaded = Assembly.Load(assembly);
        // The generator (11.5.4) cannot print an extension property of type Value<T?>: NullableValues.OrNull.
        var types = loaded.GetExportedTypes().Where(type => type.FullName != "Scout.NullableValues").ToArray();
        var actual = loaded.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false, IncludeTypes = types }).ReplaceLineEndings("\n").TrimEnd() + "\n";
        var agreed = Path.Combine(Repository.Root, "tests", "Scout.Architecture.Tests", "PublicApi", assembly + ".txt");
        var received = Path.Combine(AppContext.BaseDirectory, assembly + ".received.txt");
        File.WriteAllText(received, actual);

        var expected = File.Exists(agreed) ? File.ReadAllText(agreed) : "";

        Assert.True(expected == actual, $"""
            The public API of {assembly} has changed, at:
            {FirstDifference(expected, actual)}
            Where that is meant, take it over:
                cp {received} {agreed}
            """);
    }

    private static string FirstDifference(string expected, string actual)
    {
        var (before, after) = (expected.Split('\n'), actual.Split('\n'));
        var at = before.Zip(after).TakeWhile(lines => lines.First == lines.Second).Count();
        return $"- {before.ElementAtOrDefault(at)}\n+ {after.ElementAtOrDefault(at)}";
    }
}
