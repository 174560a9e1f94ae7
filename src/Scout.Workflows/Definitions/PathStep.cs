namespace Scout.Definitions;

/// <summary>One step of a path: a member by its JSON name, or an index of a list.</summary>
internal readonly record struct PathStep(string? Member, int Index)
{
    public static PathStep To(string member) => new(member, 0);

    public static PathStep At(int index) => new(null, index);
}
