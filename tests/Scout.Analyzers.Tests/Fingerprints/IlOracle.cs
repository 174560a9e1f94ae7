using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Scout.Analyzers.Tests.Fingerprints;

/// <summary>
/// What a method's compiled code does: the IL of everything that it reaches in its assembly, with names for tokens. It is
/// found without the fingerprint's own rules, from metadata alone.
/// </summary>
internal sealed class IlOracle : IDisposable
{
    private readonly PEReader _image;
    private readonly MetadataReader _metadata;
    private readonly IlNames _names;
    private readonly Dictionary<MethodDefinitionHandle, IlMethod> _methods = [];

    public IlOracle(ImmutableArray<byte> image)
    {
        _image = new(image);
        _metadata = _image.GetMetadataReader();
        _names = new(_metadata);
    }

    public void Dispose() => _image.Dispose();

    /// <summary>The reachable code of each public static method of the types whose names end in Code.</summary>
    public ImmutableSortedDictionary<string, string> Roots() => _metadata.TypeDefinitions
        .Where(type => _metadata.GetString(_metadata.GetTypeDefinition(type).Name).EndsWith("Code", StringComparison.Ordinal))
        .SelectMany(type => _metadata.GetTypeDefinition(type).GetMethods())
        .Where(method => (_metadata.GetMethodDefinition(method).Attributes & System.Reflection.MethodAttributes.MemberAccessMask) == System.Reflection.MethodAttributes.Public)
        .ToImmutableSortedDictionary(method => _names.Of(method).Split('(')[0], Reachable, StringComparer.Ordinal);

    private string Reachable(MethodDefinitionHandle root)
    {
        var methods = new HashSet<MethodDefinitionHandle>();
        var types = new HashSet<TypeDefinitionHandle>();
        var pending = new Stack<MethodDefinitionHandle>([root]);
        var texts = new SortedSet<string>(StringComparer.Ordinal);
        while (pending.TryPop(out var method))
        {
            if (!methods.Add(method))
            {
                continue;
            }

            var body = Read(method);
            texts.Add(body.Text);
            foreach (var called in body.Methods)
            {
                pending.Push(called);
                PushInitializer(_metadata.GetMethodDefinition(called).GetDeclaringType());
            }

            foreach (var field in body.Fields)
            {
                texts.Add(_names.Describe(field));
                PushInitializer(_metadata.GetFieldDefinition(field).GetDeclaringType());
            }

            foreach (var type in body.Types)
            {
                Mention(type);
            }
        }

        return string.Join("\n", texts);

        void Mention(TypeDefinitionHandle type)
        {
            if (!types.Add(type))
            {
                return;
            }

            _names.TakeTypes();
            texts.Add(_names.Describe(type));
            var mentioned = _names.TakeTypes();
            foreach (var method in _metadata.GetTypeDefinition(type).GetMethods())
            {
                var attributes = _metadata.GetMethodDefinition(method).Attributes;
                if ((attributes & System.Reflection.MethodAttributes.Virtual) != 0 || _metadata.GetString(_metadata.GetMethodDefinition(method).Name) is ".ctor" or ".cctor")
                {
                    pending.Push(method);
                }
            }

            foreach (var other in mentioned)
            {
                Mention(other);
            }
        }

        void PushInitializer(TypeDefinitionHandle type)
        {
            foreach (var method in _metadata.GetTypeDefinition(type).GetMethods().Where(method => _metadata.GetString(_metadata.GetMethodDefinition(method).Name) == ".cctor"))
            {
                pending.Push(method);
            }
        }
    }

    private IlMethod Read(MethodDefinitionHandle handle)
    {
        if (!_methods.TryGetValue(handle, out var method))
        {
            var definition = _metadata.GetMethodDefinition(handle);
            var body = definition.RelativeVirtualAddress == 0 ? null : _image.GetMethodBody(definition.RelativeVirtualAddress);
            method = new IlReader(_metadata, _names).Read(handle, body);
            _methods.Add(handle, method);
        }

        return method;
    }
}
