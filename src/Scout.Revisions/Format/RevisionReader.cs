using System.Text.RegularExpressions;
using Scout.Revisions.Blocks;
using Scout.Revisions.Json;
using Scout.Revisions.Model;

namespace Scout.Revisions.Format;

/// <summary>Reads a revision.</summary>
internal static partial class RevisionReader
{
    public static Revision Revision(JsonPlace place)
    {
        var members = place.Object();
        var format = members.Required("format");
        if (format.Integer(1, int.MaxValue) != Model.Revision.CurrentFormat)
        {
            throw RevisionErrors.UnknownFormat(format);
        }

        var revision = new Revision
        {
            Workflow = ScopeReader.WorkflowId(members.Required("workflow")),
            Input = members.Required("input").Schema(),
            Output = members.Required("output").Schema(),
            Body = new Scope { Blocks = ScopeReader.Blocks(members.Required("blocks")), Result = ScopeReader.Binding(members.Required("result")) },
            Calls = members.Optional("calls") is { } calls ? ScopeReader.Map(calls, Pin) : ScopeReader.Empty<string>(),
            Files = members.Optional("files") is { } files ? ScopeReader.Map(files, Hash) : ScopeReader.Empty<string>(),
        };
        members.End();
        return revision;
    }

    private static string Pin(JsonPlace place) =>
        PinPattern.IsMatch(place.Text()) ? place.Text() : throw place.Expected("a revision id, sha256: and 64 hex digits");

    private static string Hash(JsonPlace place) =>
        PinPattern.IsMatch(place.Text()) ? place.Text() : throw place.Expected("the hash of a file, sha256: and 64 hex digits");

    [GeneratedRegex(@"\Asha256:[0-9a-f]{64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex PinPattern { get; }
}
