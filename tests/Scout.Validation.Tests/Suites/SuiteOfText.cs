using System.Collections.Immutable;
using System.Text;
using Scout.Validation.Suites;

namespace Scout.Validation.Tests.Suites;

/// <summary>Suites that tests write.</summary>
internal sealed class SuiteOfText(params (string Path, string Text)[] all) : ISuiteFiles
{
    public bool AreCommitted => false;

    public ImmutableArray<string> Names(string folder) =>
        [.. all.Select(file => file.Path).Where(path => path.StartsWith($"{folder}/", StringComparison.Ordinal) && !path[(folder.Length + 1)..].Contains('/', StringComparison.Ordinal)).Select(path => path[(folder.Length + 1)..]).Order(StringComparer.Ordinal)];

    public ReadOnlyMemory<byte>? Read(string path) => all.Where(file => file.Path == path).Select(file => (ReadOnlyMemory<byte>?)Encoding.UTF8.GetBytes(file.Text)).FirstOrDefault();

    /// <summary>A suite of one file.</summary>
    public static Suite Read(string text, params (string Path, string Text)[] more) => new SuiteLibrary(new SuiteOfText([("suites/desk.yaml", text), .. more])).Read("desk");

    /// <summary>What is wrong with a suite of one file.</summary>
    public static string[] Problems(string text, params (string Path, string Text)[] more)
    {
        var wrong = Assert.Throws<ScoutException>(() => Read(text, more));
        Assert.Equal("SCOUT9101", wrong.Code);
        return [.. wrong.Message.Split('\n')[1..].Select(line => line.Trim())];
    }
}
