using Scout.Revisions.Rules.Contracts;

namespace Scout.Analyzers.Contracts;

/// <summary>Compares what runs with what the code says now, as <c>SchemaComparison</c> judges two schemas. Where a type is of another kind, only that is said; what is unknown is never judged.</summary>
internal sealed class ContractComparison
{
    private readonly ContractRole _role;
    private readonly List<ContractFinding> _findings = [];

    private ContractComparison(ContractRole role) => _role = role;

    public static IReadOnlyList<ContractFinding> Of(ContractNode before, ContractNode after, ContractRole role)
    {
        var comparison = new ContractComparison(role);
        comparison.Compare(before, after, ContractLines.Root);
        return comparison._findings;
    }

    private void Compare(ContractNode before, ContractNode after, string path)
    {
        if (before.Type == ContractTypes.Unknown || after.Type == ContractTypes.Unknown)
        {
            return;
        }

        var takesAny = before.Type == ContractTypes.Any || after.Type == ContractTypes.Any;
        if (before.MayBeNull != after.MayBeNull && !takesAny)
        {
            Find(after.MayBeNull, path, after.MayBeNull ? "may be null now" : "may not be null any more");
        }

        if (before.Type == ContractTypes.Recursive || after.Type == ContractTypes.Recursive)
        {
            return;
        }

        if (JsonType(before) != JsonType(after))
        {
            TypeChange(before, after, path);
            return;
        }

        Texts(before, after, path);
        Members(before, after, path);
        if (before.Items is not null && after.Items is not null)
        {
            Compare(before.Items, after.Items, path + ContractLines.Items);
        }

        if (before.Entries is not null && after.Entries is not null)
        {
            Compare(before.Entries, after.Entries, path + ContractLines.Entries);
        }
    }

    private void TypeChange(ContractNode before, ContractNode after, string path)
    {
        var what = $"was {ContractWords.Type(before)} and is {ContractWords.Type(after)} now";
        var widens = after.Type == ContractTypes.Any || (before.Type == ContractTypes.Integer && after.Type == ContractTypes.Number);
        var narrows = before.Type == ContractTypes.Any || (before.Type == ContractTypes.Number && after.Type == ContractTypes.Integer);
        if (widens || narrows)
        {
            Find(widens, path, what);
        }
        else
        {
            // Neither who sends nor who receives can go on.
            Find(_role == ContractRole.Output, path, what);
        }
    }

    // Forms, single characters and lists of values. A form that becomes another one is not judged.
    private void Texts(ContractNode before, ContractNode after, string path)
    {
        var what = $"was {ContractWords.Type(before)} and is {ContractWords.Type(after)} now";
        var (oldForm, newForm) = (ContractWords.Format(before), ContractWords.Format(after));
        if ((oldForm is null) != (newForm is null))
        {
            Find(newForm is null, path, what);
        }

        if ((before.Format == ContractTypes.Char) != (after.Format == ContractTypes.Char))
        {
            Find(before.Format == ContractTypes.Char, path, what);
        }

        if ((before.Type == ContractTypes.Enum) != (after.Type == ContractTypes.Enum))
        {
            Find(before.Type == ContractTypes.Enum, path, what);
        }
        else if (before.Values.Except(after.Values).ToArray() is { Length: > 0 } lost)
        {
            Find(false, path, $"does not take {Quoted(lost)} any more");
        }

        if (before.Type == ContractTypes.Enum && after.Type == ContractTypes.Enum && after.Values.Except(before.Values).ToArray() is { Length: > 0 } gained)
        {
            Find(true, path, $"may be {Quoted(gained)} now");
        }
    }

    private void Members(ContractNode before, ContractNode after, string path)
    {
        foreach (var old in before.Members)
        {
            var at = $"{path}.{ContractNames.Escaped(old.Name)}";
            if (after.Members.FirstOrDefault(member => member.Name == old.Name) is not { } now)
            {
                _findings.Add(new(ContractChange.Removed, at, ""));
                continue;
            }

            Compare(old.Node, now.Node, at);
            if (old.Presence == ContractPresence.Required && now.Presence == ContractPresence.Optional)
            {
                Find(true, at, "may be left out now");
            }
            else if (old.Presence == ContractPresence.Optional && now.Presence == ContractPresence.Required)
            {
                Find(false, at, "is required now");
            }
        }

        var added = after.Members.Where(member => member.Presence == ContractPresence.Required && before.Members.All(old => old.Name != member.Name));
        if (_role == ContractRole.Input)
        {
            _findings.AddRange(added.Select(member => new ContractFinding(ContractChange.RequiredAdded, $"{path}.{ContractNames.Escaped(member.Name)}", "")));
        }
    }

    private void Find(bool widens, string path, string what)
    {
        if (widens == (_role == ContractRole.Output) && !_findings.Any(finding => finding.Path == path && finding.Change is ContractChange.Narrowed or ContractChange.Widened))
        {
            _findings.Add(new(widens ? ContractChange.Widened : ContractChange.Narrowed, path, what));
        }
    }

    private static string JsonType(ContractNode node) => node.Type == ContractTypes.Enum ? ContractTypes.String : node.Type;

    private static string Quoted(IEnumerable<string> values) => string.Join(" or ", values.Select(value => $"'{value}'"));
}
