using System.Collections.Immutable;

namespace Scout.Revisions.Model;

/// <summary>A part of a block: a setting, or what the block holds. What is written of a block, and what it reads, calls and runs, is known from its parts alone.</summary>
/// <param name="Name">The part's name in the revision.</param>
internal abstract record BlockPart(string Name)
{
    /// <summary>A word, a number or a flag; <see langword="null"/> is not written.</summary>
    public sealed record Plain(string Name, object? Content) : BlockPart(Name);

    /// <summary>A Scriban template; <see langword="null"/> is not written.</summary>
    public sealed record Template(string Name, string? Text) : BlockPart(Name);

    /// <summary>Templates by name; none are not written.</summary>
    public sealed record Templates(string Name, ImmutableSortedDictionary<string, string> All) : BlockPart(Name);

    /// <summary>The templates of a conversation.</summary>
    public sealed record Messages(string Name, ImmutableArray<LlmMessage> All) : BlockPart(Name);

    /// <summary>A Scriban expression.</summary>
    public sealed record Expression(string Name, string Text) : BlockPart(Name);

    /// <summary>A value.</summary>
    public sealed record Value(string Name, Binding Binding) : BlockPart(Name);

    /// <summary>Values in their order.</summary>
    public sealed record Values(string Name, ImmutableArray<Binding> Bindings) : BlockPart(Name);

    /// <summary>A model's alias.</summary>
    public sealed record Model(string Name, string Alias) : BlockPart(Name);

    /// <summary>A C# method: its name, and beside it its fingerprint.</summary>
    public sealed record Code(string Name, CodeReference Method) : BlockPart(Name);

    /// <summary>C# methods that a model may call, by name.</summary>
    public sealed record Tools(string Name, ImmutableSortedDictionary<string, LlmTool> All) : BlockPart(Name);

    /// <summary>Another workflow, by its id.</summary>
    public sealed record Workflow(string Name, string Id) : BlockPart(Name);

    /// <summary>A branch or a body.</summary>
    public sealed record Branch(string Name, Scope Scope) : BlockPart(Name);

    /// <summary>Branches by the value that chooses them.</summary>
    public sealed record Branches(string Name, ImmutableSortedDictionary<string, Scope> Scopes) : BlockPart(Name);
}
