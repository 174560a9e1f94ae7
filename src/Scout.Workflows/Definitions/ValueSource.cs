using System.Collections.Immutable;
using System.Text.Json;
using Scout.Revisions.Schemas;

namespace Scout.Definitions;

/// <summary>What a value is made of.</summary>
internal abstract record ValueSource
{
    private ValueSource() { }

    /// <summary>A part of something that exists when the workflow runs.</summary>
    public sealed record Path(Origin Origin, ImmutableArray<PathStep> Steps) : ValueSource;

    /// <summary>A constant.</summary>
    public sealed record Literal(JsonElement Json) : ValueSource;

    /// <summary>An object made of other values, by JSON name.</summary>
    public sealed record Composite(ImmutableSortedDictionary<string, ValueSource> Members) : ValueSource;

    /// <summary>An operator with one or two operands.</summary>
    public sealed record Operation(Operator Operator, ImmutableArray<ValueSource> Operands) : ValueSource;

    /// <summary>A template's function of a value, with constants behind it.</summary>
    public sealed record Function(string Name, ValueSource Operand, ImmutableArray<string> Constants) : ValueSource;

    /// <summary>Something that could not be understood; the error is reported where the value is used.</summary>
    public sealed record Invalid(string Problem) : ValueSource;

    public static ValueSource Of(Origin origin) => new Path(origin, []);

    public static ValueSource Setting(string root, string name) => new Path(new Origin.Setting(root), [PathStep.To(name)]);

    public static ValueSource Constant<T>(T literal)
    {
        try
        {
            return new Literal(ConstantJson.Write(literal));
        }
        catch (Exception exception) when (exception is NotSupportedException or JsonException or InvalidOperationException or ArgumentException)
        {
            return new Invalid($"reads a constant of type {CSharpName.Of(typeof(T))} that cannot be written as JSON ({exception.Message}); use strings, numbers, lists and records");
        }
    }

    /// <summary>A part of the value. A part of a constant is a constant; a member that an object was made without is null.</summary>
    public ValueSource Then(PathStep step) => (this, step) switch
    {
        (Path path, _) => path with { Steps = path.Steps.Add(step) },
        (Composite composite, { Member: { } member }) => composite.Members.GetValueOrDefault(member) ?? Constant<string?>(null),
        (Literal { Json.ValueKind: JsonValueKind.Object } literal, { Member: { } member }) =>
            literal.Json.TryGetProperty(member, out var part) ? new Literal(part) : Constant<string?>(null),
        (Literal { Json.ValueKind: JsonValueKind.Array } literal, { Member: null }) when step.Index < literal.Json.GetArrayLength() =>
            new Literal(literal.Json[step.Index]),
        (Invalid, _) => this,
        _ => new Invalid($"reads '{step.Member ?? $"[{step.Index}]"}' of a value that has no such part; read the value itself"),
    };
}

/// <summary>Where a path begins.</summary>
internal abstract record Origin
{
    private Origin() { }

    /// <summary>The workflow's input.</summary>
    public sealed record Inputs(Definition Definition) : Origin;

    /// <summary>A block's output.</summary>
    public sealed record Output(BlockDraft Block) : Origin;

    /// <summary>A variable of a loop: <c>item</c>, <c>index</c> or <c>accumulator</c>.</summary>
    public sealed record Loop(ScopeDraft Body, string Name) : Origin;

    /// <summary>What the run has beside its blocks: <c>vars</c>, <c>secrets</c> or <c>run</c>.</summary>
    public sealed record Setting(string Root) : Origin;
}

/// <summary>One step of a path: a member by its JSON name, or an index of a list.</summary>
internal readonly record struct PathStep(string? Member, int Index)
{
    public static PathStep To(string member) => new(member, 0);

    public static PathStep At(int index) => new(null, index);
}

/// <summary>An operator of conditions, as Scriban writes it. A higher precedence binds tighter.</summary>
internal sealed record Operator(string Text, int Precedence)
{
    public static readonly Operator Or = new("||", 1);
    public static readonly Operator And = new("&&", 2);
    public static readonly Operator Equal = new("==", 3);
    public static readonly Operator NotEqual = new("!=", 3);
    public static readonly Operator Less = new("<", 4);
    public static readonly Operator LessOrEqual = new("<=", 4);
    public static readonly Operator Greater = new(">", 4);
    public static readonly Operator GreaterOrEqual = new(">=", 4);
    public static readonly Operator Not = new("!", 5);

    /// <summary>What binds tighter than every operator: a function's operand, and a function among other code.</summary>
    public const int Tightest = 6;
}
