extern alias ground;
using System.Collections.Immutable;
using System.Runtime.Loader;
using System.Text.Json;
using ground::Scout.Revisions.Schemas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Scout.Analyzers.Contracts;
using Scout.Analyzers.Tests.Shapes;

namespace Scout.Analyzers.Tests.Contracts;

/// <summary>Types of inputs: their symbols, and the schemas that the library builds of them.</summary>
internal sealed class BuiltInputs
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Collections.Immutable;
        using System.Diagnostics.CodeAnalysis;
        using System.Text.Json;
        using System.Text.Json.Nodes;
        using System.Text.Json.Serialization;
        using Scout;
        namespace Shop;
        """;

    private readonly CSharpCompilation _compilation;
    private readonly ImmutableDictionary<string, JsonElement> _schemas;

    /// <param name="declarations">Types.</param>
    /// <param name="inputs">Type expressions.</param>
    public BuiltInputs(string declarations, params IEnumerable<string> inputs)
    {
        Inputs = [.. inputs];
        var holders = Inputs.Select((input, i) => $"internal sealed class W{i} : Holder<{input}>;");
        _compilation = Consumer.Compilation(string.Join("\n", [Usings, declarations, "internal abstract class Holder<T>;", .. holders]));
        _schemas = Build();
    }

    public ImmutableArray<string> Inputs { get; }

    public JsonElement Schema(string input) => _schemas[input];

    public SymbolContract? Symbols(string input) =>
        SymbolContract.Of(_compilation.GetTypeByMetadataName($"Shop.W{Inputs.IndexOf(input)}")!.BaseType!.TypeArguments[0], TestContext.Current.CancellationToken);

    private ImmutableDictionary<string, JsonElement> Build()
    {
        using var image = new MemoryStream();
        var emitted = _compilation.Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        image.Position = 0;
        var context = new AssemblyLoadContext("Shop", isCollectible: true);
        try
        {
            var assembly = context.LoadFromStream(image);
            return Inputs.Select((input, i) => (input, Type: assembly.GetType($"Shop.W{i}", throwOnError: true)!.BaseType!.GenericTypeArguments[0]))
                .ToImmutableDictionary(pair => pair.input, pair => SchemaWriter.For(pair.Type).Json.Clone());
        }
        finally
        {
            context.Unload();
        }
    }
}
