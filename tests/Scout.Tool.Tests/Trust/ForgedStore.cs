using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Scout.Revisions;

namespace Scout.Tool.Tests.Trust;

/// <summary>Edits a store as somebody would who writes every hash anew.</summary>
internal static class ForgedStore
{
    /// <summary>Gives a package of every bundle another name.</summary>
    public static void NamePackage(string root, string id, string name)
    {
        var store = Path.Combine(root, ".scout");
        var escaped = JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(name);
        foreach (var list in Directory.EnumerateFiles(Path.Combine(store, "bundles"), "*", SearchOption.AllDirectories).Where(file => new FileInfo(file).Length < 100_000).ToArray())
        {
            var text = File.ReadAllText(list);
            var edited = Regex.Replace(text, $"\"package\":\"{id}/[^\"]*\"", _ => $"\"package\":\"{escaped}\"");
            if (edited == text)
            {
                continue;
            }

            var digest = ContentHash.Of(Encoding.UTF8.GetBytes(edited));
            var path = Path.Combine(store, "bundles", digest[..2], digest[2..]);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, edited);
            Replace(store, Path.GetFileName(Path.GetDirectoryName(list)) + Path.GetFileName(list), digest);
        }
    }

    // Every record that names what was replaced has another hash then, which others name.
    private static void Replace(string store, string old, string now)
    {
        while (Directory.EnumerateFiles(store, "*.json", SearchOption.AllDirectories).FirstOrDefault(file => File.ReadAllText(file).Contains(old, StringComparison.Ordinal)) is { } file)
        {
            var before = ContentHash.Of(File.ReadAllBytes(file));
            File.WriteAllText(file, File.ReadAllText(file).Replace(old, now, StringComparison.Ordinal));
            if (file.Contains(before, StringComparison.Ordinal))
            {
                var after = ContentHash.Of(File.ReadAllBytes(file));
                File.Move(file, file.Replace(before, after, StringComparison.Ordinal));
                Replace(store, before, after);
            }
        }
    }
}
