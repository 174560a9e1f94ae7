using System.Collections.Immutable;

namespace Scout.Environments.Diff;

/// <summary>Names what differs between the things that two fingerprints are made of.</summary>
internal static class ReachedDiff
{
    /// <summary>What is said at most; a refactoring that touches more is read in the source.</summary>
    private const int MostLines = 20;

    public static ImmutableArray<string> Of((string Method, string? Parts) before, (string Method, string? Parts) after)
    {
        List<string> lines = [];
        if (before.Method != after.Method)
        {
            var (old, now) = (Named.Of(before.Method), Named.Of(after.Method));
            lines.Add(old.Member == now.Member ? $"moved from {old.Type} to {now.Type}" : $"{now.Type}.{now.Member} instead of {old.Type}.{old.Member}");
        }

        if (before.Parts is not null && after.Parts is not null)
        {
            lines.AddRange(Between(before.Method, Read(before.Parts, after.Parts), after.Method, Read(after.Parts, before.Parts)));
        }

        return lines.Count == 0 ? [] : lines.Count <= MostLines ? [.. lines] : [.. lines.Take(MostLines - 1), $"and {lines.Count - MostLines + 1} more"];
    }

    private static IEnumerable<string> Between(string oldMethod, Dictionary<string, Part> before, string newMethod, Dictionary<string, Part> after)
    {
        if (before.TryGetValue(oldMethod, out var root) && after.TryGetValue(newMethod, out var now) && root.DiffersOnlyInLineEnds(now))
        {
            yield return "the line ends in its texts differ (CRLF or LF); a .gitattributes makes every checkout the same";
        }

        var gone = before.Values.Where(part => part.Id != oldMethod && !after.ContainsKey(part.Id)).ToList();
        var added = after.Values.Where(part => part.Id != newMethod && !before.ContainsKey(part.Id)).ToList();
        List<(string Type, string What)> members = [];
        foreach (var part in added.Where(part => part.IsMember).ToList())
        {
            var name = Named.Of(part.Id);
            if (gone.Find(old => old.IsMember && old.Hash == part.Hash && old.Hash != "-" && Named.Of(old.Id) is var other && other.Member == name.Member && other.Type != name.Type) is { } moved)
            {
                gone.Remove(moved);
                added.Remove(part);
                members.Add((name.Type, $"{name.Shown} moved from {Named.Of(moved.Id).Type}"));
            }
        }

        // Members of one name are the overloads of one thing: another signature is a change of it.
        foreach (var group in gone.Select(part => (part, Is: "is gone")).Concat(added.Select(part => (part, Is: "is new"))).Where(pair => pair.part.IsMember).GroupBy(pair => Named.Of(pair.part.Id)))
        {
            members.Add((group.Key.Type, $"{group.Key.Shown} {(group.Select(pair => pair.Is).Distinct().Count() == 1 ? group.First().Is : "has another signature")}"));
        }

        var changed = after.Values.Where(part => part.Id != newMethod && before.TryGetValue(part.Id, out var old) && old.Text != part.Text).ToList();
        members.AddRange(changed.Where(part => part.IsMember).Select(part => (Named.Of(part.Id).Type, $"{Named.Of(part.Id).Shown} {(before[part.Id].DiffersOnlyInLineEnds(part) ? "differs in the line ends of its texts" : "differs")}")));
        var types = members.Select(member => member.Type).ToHashSet(StringComparer.Ordinal);
        members.AddRange(changed.Where(part => part.Kind == "T" && !types.Contains(part.Id[2..])).Select(part => (part.Id[2..], "its declaration differs")));
        members.AddRange(changed.Where(part => part.Kind == "order" && !types.Contains(Named.Of(part.Id["order ".Length..]).Type))
            .Select(part => (Named.Of(part.Id["order ".Length..]).Type, "its members stand in another order")));
        foreach (var type in members.Distinct().GroupBy(member => member.Type, StringComparer.Ordinal).OrderBy(type => type.Key, StringComparer.Ordinal))
        {
            yield return $"type {type.Key}: {string.Join(", ", type.Select(member => member.What).Order(StringComparer.Ordinal))}";
        }

        foreach (var part in added.Where(part => part.Kind == "T" && !types.Contains(part.Id[2..])))
        {
            yield return $"type {part.Id[2..]} is new";
        }

        foreach (var part in gone.Where(part => part.Kind == "T" && !types.Contains(part.Id[2..])))
        {
            yield return $"type {part.Id[2..]} is gone";
        }

        foreach (var part in changed.Concat(added).Concat(gone).Where(part => part.Kind is "package" or "project" or "code" or "file" or "options").OrderBy(part => part.Id, StringComparer.Ordinal))
        {
            var name = part.Kind switch
            {
                "code" => "project " + part.Id["code ".Length..],
                "options" => "the compiler's options (checked arithmetic, unsafe code)",
                _ => part.Id,
            };
            yield return !before.TryGetValue(part.Id, out var was) ? $"{name}{Version(part)} is new"
                : !after.ContainsKey(part.Id) ? $"{name}{Version(part)} is gone"
                : part.Kind == "package" ? $"{name} {was.Text} -> {part.Text}"
                : $"{name} differs";
        }
    }

    private static string Version(Part part) => part.Kind == "package" ? " " + part.Text : "";

    // A library's members are compared where both sides know them: else all of them would be new, or gone.
    private static Dictionary<string, Part> Read(string parts, string others) =>
        parts.Split('\n')
            .Select(line => line.Split(' ', 3) is ["in", var library, var member] ? $"\n{others}".Contains($"\nin {library} ", StringComparison.Ordinal) ? member : "" : line)
            .Where(line => line.Length > 0)
            .Select(Part.Of).DistinctBy(part => part.Id, StringComparer.Ordinal).ToDictionary(part => part.Id, StringComparer.Ordinal);

    /// <summary>One thing that a fingerprint is made of.</summary>
    /// <param name="Kind"><c>package</c>, <c>order</c> ..., or the letter of a documentation id.</param>
    /// <param name="Id">What it is called, its kind in front.</param>
    /// <param name="Text">Its hashes, or its version.</param>
    private sealed record Part(string Kind, string Id, string Text)
    {
        public bool IsMember => Kind is "M" or "P" or "F" or "E";

        public string Hash => Text.Split(' ')[^1];

        public static Part Of(string line)
        {
            var words = line.Split(' ');
            var count = words[0] is "package" or "project" or "code" or "file" or "order" && words.Length > 1 ? 2 : 1;
            var colon = words[0].IndexOf(':', StringComparison.Ordinal);
            return new(colon < 0 ? words[0] : words[0][..colon], string.Join(' ', words.Take(count)), string.Join(' ', words.Skip(count)));
        }

        public bool DiffersOnlyInLineEnds(Part other) => Text != other.Text && Hash == other.Hash;
    }

    /// <summary>A member as people name it.</summary>
    private sealed record Named(string Type, string Member)
    {
        public string Shown => Member switch
        {
            "#ctor" => "its constructor",
            "#cctor" => "its static constructor",
            _ => "member " + Member,
        };

        public static Named Of(string documentationId)
        {
            var name = documentationId[(documentationId.IndexOf(':', StringComparison.Ordinal) + 1)..].Split('(', '~')[0];
            var dot = name.LastIndexOf('.');
            return dot < 0 ? new("", name) : new(name[..dot], name[(dot + 1)..]);
        }
    }
}
