using System.Collections.Immutable;

namespace Scout.Web.Running.Forms;

/// <summary>A value that a form asks for.</summary>
internal sealed record InputField
{
    /// <summary>The member's name; of a list's item none.</summary>
    public required string Name { get; init; }

    /// <summary>What it is, for people; or none.</summary>
    public string? Description { get; init; }

    /// <summary>How it is written.</summary>
    public required InputKind Kind { get; init; }

    /// <summary>What may be chosen from, as JSON; only of <see cref="InputKind.Choice"/>.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>Whether it must be there.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether it may be null.</summary>
    public bool MayBeNull { get; init; }

    /// <summary>What counts where it is left out, as JSON; or none.</summary>
    public string? Default { get; init; }

    /// <summary>What it may be, in words; or none.</summary>
    public string? Hint { get; init; }

    /// <summary>The fields of an object.</summary>
    public ImmutableArray<InputField> Members { get; init; } = [];

    /// <summary>Whether a file is its bytes alone, without name and kind.</summary>
    public bool IsBytes { get; init; }

    /// <summary>What each item of a list is; only of <see cref="InputKind.List"/>.</summary>
    public InputField? Item { get; init; }
}

/// <summary>How a value is written.</summary>
internal enum InputKind
{
    /// <summary>On one line.</summary>
    ShortText,

    /// <summary>On several.</summary>
    LongText,

    /// <summary>As a day of the calendar.</summary>
    Day,

    /// <summary>As a number.</summary>
    Number,

    /// <summary>As one of several, yes and no among them.</summary>
    Choice,

    /// <summary>In fields of its own.</summary>
    Object,

    /// <summary>One after another.</summary>
    List,

    /// <summary>As a file.</summary>
    File,

    /// <summary>As JSON.</summary>
    Json,
}
