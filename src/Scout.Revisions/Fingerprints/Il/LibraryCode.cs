using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;

namespace Scout.Revisions.Fingerprints.Il;

/// <summary>What the compiled code of a library does that has no fingerprints of its own: types by what is in them, found from the types that are used.</summary>
/// <remarks>
/// A type counts whole, with the types in it, and brings every type that it mentions. The whole library counts where code may find
/// its types without naming them: where it looks through assemblies.
/// </remarks>
internal sealed class LibraryCode : IDisposable
{
    private const int MostLines = 1000;

    private readonly PEReader _image;
    private readonly MetadataReader _metadata;
    private readonly IlNames _names;
    private readonly IlText _text;
    private readonly ILookup<string, TypeDefinitionHandle> _outermost;
    private readonly ILookup<TypeDefinitionHandle, TypeDefinitionHandle> _inside;
    private readonly Dictionary<EntityHandle, (string Text, IlMentions Mentions)> _parts = [];
    private readonly Dictionary<TypeDefinitionHandle, ImmutableArray<string>> _records = [];
    private readonly LibraryRecord _record;

    public LibraryCode(string file)
    {
        _image = new(File.OpenRead(file));
        _metadata = _image.GetMetadataReader();
        _names = new(_metadata);
        _text = new(_image, _metadata, _names);
        _record = new(_metadata, _names, _text);
        _inside = _metadata.TypeDefinitions.ToLookup(_names.Outermost);
        _outermost = _inside.Select(group => group.Key).Where(handle => !_names.IsCompilersOwn(handle)).ToLookup(_names.Name, StringComparer.Ordinal);
    }

    public void Dispose() => _image.Dispose();

    /// <summary>The hash of what some types reach in the library, and what they reach beyond it.</summary>
    /// <param name="types">Full names of outermost types; none: every type.</param>
    /// <returns>Besides, what people are told about it: see <see cref="LibraryRecord"/>; nothing where that is too much to keep.</returns>
    public (string Hash, ImmutableArray<LibraryType> Others, ImmutableArray<string> Record) Reached(IReadOnlyCollection<string> types)
    {
        var others = new HashSet<LibraryType>();
        var all = types.Count == 0;
        var roots = types.Where(_outermost.Contains).SelectMany(type => _outermost[type]).ToList();
        foreach (var missing in types.Where(type => !_outermost.Contains(type)))
        {
            // Moved to another assembly, or made by what is not known here.
            var moved = _metadata.ExportedTypes.Select(_metadata.GetExportedType).Where(type => Name(type) == missing && type.Implementation.Kind == HandleKind.AssemblyReference).ToList();
            others.UnionWith(moved.Select(type => new LibraryType(missing, _metadata.GetString(_metadata.GetAssemblyReference((AssemblyReferenceHandle)type.Implementation).Name))));
            all |= moved.Count == 0;
        }

        var parts = Closure(roots, all, others);
        all |= parts.Values.Any(part => part.Mentions.All);
        var lines = all ? Closure(AllTypes(), true, others) : parts;
        var text = string.Join('\n', lines.Values.Select(part => part.Text).Order(StringComparer.Ordinal));
        ImmutableArray<string> record = [.. lines.Keys.Where(handle => handle.Kind == HandleKind.TypeDefinition).SelectMany(handle => Record((TypeDefinitionHandle)handle)).Order(StringComparer.Ordinal)];
        return (RevisionId.Prefix + ContentHash.Of(Encoding.UTF8.GetBytes(text)), [.. others], record.Length > MostLines ? [] : record);
    }

    private Dictionary<EntityHandle, (string Text, IlMentions Mentions)> Closure(IEnumerable<TypeDefinitionHandle> roots, bool all, HashSet<LibraryType> others)
    {
        var reached = new Dictionary<EntityHandle, (string Text, IlMentions Mentions)>();
        // Code of the module runs before any other.
        var pending = new Stack<EntityHandle>((all ? AllTypes() : roots).Append(MetadataModule).Select(type => (EntityHandle)type));
        while (pending.TryPop(out var next))
        {
            if (reached.ContainsKey(next))
            {
                continue;
            }

            var part = Part(next);
            reached.Add(next, part);
            others.UnionWith(part.Mentions.Others);
            foreach (var mentioned in part.Mentions.Types.Select(type => (EntityHandle)type).Concat(part.Mentions.Methods.Select(method => (EntityHandle)method)).Concat(part.Mentions.Fields.Select(field => (EntityHandle)field)))
            {
                pending.Push(mentioned);
            }
        }

        return reached;
    }

    private IEnumerable<TypeDefinitionHandle> AllTypes() => _outermost.SelectMany(types => types);

    /// <summary>The type <c>&lt;Module&gt;</c> is the first of every assembly.</summary>
    private TypeDefinitionHandle MetadataModule => _metadata.TypeDefinitions.First();

    private (string Text, IlMentions Mentions) Part(EntityHandle handle)
    {
        if (!_parts.TryGetValue(handle, out var part))
        {
            _names.Mentions = new();
            var text = handle.Kind switch
            {
                HandleKind.MethodDefinition => string.Join('\n', _text.Method((MethodDefinitionHandle)handle)),
                HandleKind.FieldDefinition => _text.Field((FieldDefinitionHandle)handle),
                _ => string.Join('\n', _inside[(TypeDefinitionHandle)handle].Select(type => string.Join('\n', _text.Type(type))).Order(StringComparer.Ordinal)),
            };
            part = (text, _names.Mentions);
            _parts.Add(handle, part);
        }

        return part;
    }

    private ImmutableArray<string> Record(TypeDefinitionHandle outermost)
    {
        if (!_records.TryGetValue(outermost, out var record))
        {
            // What is mentioned is known already.
            _names.Mentions = new();
            record = _record.Lines(_inside[outermost]);
            _records.Add(outermost, record);
        }

        return record;
    }

    private string Name(ExportedType type) => type.Namespace.IsNil ? _metadata.GetString(type.Name) : $"{_metadata.GetString(type.Namespace)}.{_metadata.GetString(type.Name)}";
}
