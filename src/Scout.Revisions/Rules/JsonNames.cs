using System.Text;

namespace Scout.Revisions.Rules;

/// <summary>The JSON names of C# members: <c>UserMessage</c> becomes <c>user_message</c>, <c>XMLPath2</c> becomes <c>xml_path2</c>. Frozen, because names are part of revisions.</summary>
/// <remarks>The library, the engine and the generators must agree: this file is linked into the analyzers and uses nothing newer than netstandard2.0.</remarks>
internal static class JsonNames
{
    /// <summary>The snake_case name. It equals the framework's own for every C# identifier.</summary>
    /// <param name="name">A C# name.</param>
    public static string SnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && StartsWord(name, i))
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }

    // After a lowercase letter or digit; in a run of capitals only the last one, and only before a lowercase letter.
    private static bool StartsWord(string name, int at) =>
        at > 0 && (char.IsLower(name[at - 1]) || char.IsDigit(name[at - 1])
            || (char.IsUpper(name[at - 1]) && at + 1 < name.Length && char.IsLower(name[at + 1])));
}
