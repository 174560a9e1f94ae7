using System.Reflection.Metadata;
using System.Text;
using System.Text.RegularExpressions;

namespace Scout.Revisions.Fingerprints.Il;

/// <summary>Attributes as text, without those that only a debugger reads and without the versions of assemblies.</summary>
internal sealed partial class IlAttributes(MetadataReader metadata, IlNames names)
{
    private readonly Dictionary<string, TypeDefinitionHandle> _types = metadata.TypeDefinitions
        .GroupBy(names.Name, StringComparer.Ordinal)
        .ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);

    /// <summary>A line each, in an order that says nothing.</summary>
    public IEnumerable<string> Lines(CustomAttributeHandleCollection attributes) => attributes
        .Select(metadata.GetCustomAttribute)
        .Select(attribute => (Name: names.Of(attribute.Constructor), attribute.Value))
        .Where(attribute => !attribute.Name.StartsWith("System.Diagnostics.Debugg", StringComparison.Ordinal))
        .Select(attribute => $"attribute {attribute.Name} {Value(attribute.Value)}")
        .Order(StringComparer.Ordinal);

    private string Value(BlobHandle handle)
    {
        if (handle.IsNil)
        {
            return "";
        }

        var reader = metadata.GetBlobReader(handle);
        for (var at = 2; at < reader.Length; at++)
        {
            Mention(ref reader, at);
        }

        var text = Encoding.Latin1.GetString(metadata.GetBlobBytes(handle));
        return Convert.ToHexString(Encoding.Latin1.GetBytes(Version.Replace(text, "")));
    }

    // `typeof` in an attribute is the type's name. Without the attribute's own definition nobody knows where a name begins: each place is tried.
    private void Mention(ref BlobReader reader, int at)
    {
        try
        {
            reader.Offset = at;
            if (reader.ReadSerializedString() is not { Length: > 0 } text)
            {
                return;
            }

            foreach (var name in text.Split('[', ']', ',').Where(_types.ContainsKey))
            {
                _ = names.Of(_types[name]);
            }

            foreach (Match other in Elsewhere.Matches(text))
            {
                names.Mentions.Others.Add(new(other.Groups[1].Value.Split('+')[0], other.Groups[2].Value));
            }
        }
        catch (BadImageFormatException)
        {
            // No text begins here.
        }
    }

    [GeneratedRegex(@"([^\[\],]+), ([^\[\],]+), Version=", RegexOptions.CultureInvariant)]
    private static partial Regex Elsewhere { get; }

    [GeneratedRegex(@", Version=[0-9.]+, Culture=[A-Za-z-]+, PublicKeyToken=[0-9a-z]+", RegexOptions.CultureInvariant)]
    private static partial Regex Version { get; }
}
