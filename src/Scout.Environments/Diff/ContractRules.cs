using System.Text.Json;

namespace Scout.Environments.Diff;

/// <summary>Judges the workflow's input, and its result together with the output's schema.</summary>
internal static class ContractRules
{
    public static (List<SettingChange> Settings, List<Impact> Impacts) Judge(Comparison comparison, EntryKind kind, EntryDraft draft)
    {
        var settings = new List<SettingChange>();
        var impacts = new List<Impact>();
        var (schema, role) = kind == EntryKind.Input ? ("input", SchemaRole.Input) : ("output", SchemaRole.Output);
        var changed = draft.Settings.ToHashSet(StringComparer.Ordinal);
        var members = new HashSet<string>(StringComparer.Ordinal);
        if (changed.Contains(schema))
        {
            var findings = SchemaComparison.Of(comparison.Before.Member(schema), comparison.After.Member(schema), role, comparison.Steps);
            if (findings.Count == 0)
            {
                findings.Add(new SchemaFinding("", DiffLevel.Risky, $"{schema}-changed", "changes in a way that is not judged", "not judged"));
            }

            foreach (var finding in findings)
            {
                members.Add(finding.Path.Split('.', '[', '{')[0]);
                var impact = new Impact(DiffAxis.Contract, finding.Level, finding.Rule, finding.Reason);
                settings.Add(new SettingChange(finding.Path.Length == 0 ? schema : finding.Path, finding.Text) { Judged = impact });
                impacts.Add(impact);
            }
        }

        if (changed.Contains("result"))
        {
            Result(comparison, members, settings, impacts);
        }

        if (impacts.Count == 0)
        {
            impacts.Add(new Impact(DiffAxis.Behaviour, DiffLevel.Risky, "result-changed", "comes from elsewhere"));
        }

        return (settings, impacts);
    }

    // A member whose schema comes or goes with it is told by the schema.
    private static void Result(Comparison comparison, HashSet<string> told, List<SettingChange> settings, List<Impact> impacts)
    {
        var before = comparison.Before.Member("result");
        var after = comparison.After.Member("result");
        var composite = before is { ValueKind: JsonValueKind.Object } && after is { ValueKind: JsonValueKind.Object };
        var members = composite
            ? JsonObjects.Merge(before!.Value, after!.Value, comparison.Steps)
            : [("result", before, after)];
        foreach (var (name, a, b) in members)
        {
            var same = a is { } x && b is { } y && (JsonObjects.Same(x, y, comparison.Steps) || comparison.Renames.Explains(x, y, TextMode.Expression) is not null);
            if (!same && !(told.Contains(name) && (a is null || b is null)))
            {
                settings.Add(new SettingChange(name, composite ? SettingText.Change($"`{name}`", a, b) : SettingText.Change("from", a, b), a, b));
                impacts.Add(new Impact(DiffAxis.Behaviour, DiffLevel.Risky, "result-changed", "comes from elsewhere"));
            }
        }
    }
}
