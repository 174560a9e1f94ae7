namespace Scout.Revisions.Rules.Templates;

/// <summary>Checks what a template reads against what there is.</summary>
internal static class ReadCheck
{
    /// <summary>Follows a path from its root.</summary>
    /// <param name="read">The path.</param>
    /// <param name="root">What is known about its root.</param>
    /// <param name="problem">The first member that does not exist, or null.</param>
    /// <returns>What is known about the value that is read.</returns>
    public static Shape Follow(TemplateRead read, Shape root, out TemplateProblem? problem)
    {
        problem = null;
        var path = read.Root;
        var shape = root;
        foreach (var step in read.Steps)
        {
            var next = Next(shape, step);
            if (next is null)
            {
                problem = new TemplateProblem(step.Offset, step.Member?.Length ?? 1, Unknown(path, shape, step), Suggestion(shape, step));
                return Shape.Unknown;
            }

            path += step.Member is null ? "[]" : $".{step.Member}";
            shape = next;
        }

        return shape;
    }

    private static Shape? Next(Shape shape, ReadStep step) => (shape.Kind, step.Member) switch
    {
        (ShapeKind.Unknown, _) => Shape.Unknown,
        (ShapeKind.Object, { } member) => shape.Members.TryGetValue(member, out var found) ? found : null,
        // An object's member may be chosen when the workflow runs.
        (ShapeKind.Object, null) => Shape.Unknown,
        (ShapeKind.List, null) => shape.Item,
        (ShapeKind.Text, null) => Shape.Text,
        (ShapeKind.List or ShapeKind.Text, "size") => Shape.Number,
        _ => null,
    };

    private static string Unknown(string path, Shape shape, ReadStep step) => (shape.Kind, step.Member) switch
    {
        (ShapeKind.Object, { } member) => $"'{path}' has no member '{member}'; {Spelling.Remedy(member, [.. shape.Members.Keys])}",
        (ShapeKind.List, { } member) => $"'{path}' is a list and has no member '{member}'; go over it with 'for', or read an item by index",
        (_, { } member) => $"'{path}' is {Describe(shape.Kind)} and has no member '{member}'; read '{path}' itself",
        _ => $"'{path}' is {Describe(shape.Kind)} and has no items; read '{path}' itself",
    };

    private static string? Suggestion(Shape shape, ReadStep step) =>
        step.Member is { } member && shape.Kind == ShapeKind.Object ? Spelling.Suggestion(member, [.. shape.Members.Keys]) : null;

    private static string Describe(ShapeKind kind) => kind switch
    {
        ShapeKind.Text => "a text",
        ShapeKind.Number => "a number",
        ShapeKind.Boolean => "true or false",
        ShapeKind.Null => "always null",
        ShapeKind.List => "a list",
        _ => "an object",
    };
}
