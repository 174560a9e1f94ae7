using System.Reflection.Metadata;

namespace Scout.Analyzers.Tests.Fingerprints;

/// <summary>One method's IL as text, and what of its own assembly it names.</summary>
internal sealed record IlMethod(
    string Text,
    IReadOnlySet<MethodDefinitionHandle> Methods,
    IReadOnlySet<FieldDefinitionHandle> Fields,
    IReadOnlyList<TypeDefinitionHandle> Types);
