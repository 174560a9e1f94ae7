using System.Collections.Immutable;

namespace Scout.Environments.Checks;

/// <summary>Collects what is wrong.</summary>
internal sealed class Findings(Func<string, string> shown)
{
    private readonly List<CheckFinding> _all = [];

    public int Files { get; set; }

    /// <summary>Events of history that no promotion has sealed yet.</summary>
    public List<string> Unsealed { get; } = [];

    public ImmutableArray<CheckFinding> All =>
        [.. _all.Distinct().OrderBy(finding => finding.Path, StringComparer.Ordinal).ThenBy(finding => finding.Severity).ThenBy(finding => finding.Message, StringComparer.Ordinal)];

    public void Error(string path, string message, string remedy) => _all.Add(new(CheckSeverity.Error, shown(path), message, remedy));

    public void Warning(string path, string message, string remedy) => _all.Add(new(CheckSeverity.Warning, shown(path), message, remedy));

    /// <summary>Does something that throws where a file is wrong.</summary>
    public T? Try<T>(string path, Func<T> look)
        where T : class?
    {
        try
        {
            return look();
        }
        catch (ScoutException error)
        {
            Add(path, error);
            return null;
        }
    }

    // Messages say the thing, what is wrong, and then the remedy as sentences of their own.
    private void Add(string path, ScoutException error)
    {
        var text = error.Message.StartsWith($"{shown(path)}: ", StringComparison.Ordinal) ? error.Message[(shown(path).Length + 2)..] : error.Message;
        var end = text.IndexOf(". ", StringComparison.Ordinal);
        Error(path, end < 0 ? text : text[..(end + 1)], end < 0 ? "Bring the file back from version control." : text[(end + 2)..]);
    }
}
