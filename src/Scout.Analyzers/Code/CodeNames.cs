using System.Text;

namespace Scout.Analyzers.Code;

/// <summary>Names for what fixes write.</summary>
internal static class CodeNames
{
    /// <summary>A block's id as the name of a method: <c>FindCustomer</c>.</summary>
    public static string Method(string id)
    {
        var name = new StringBuilder();
        var upper = true;
        foreach (var character in id)
        {
            if (char.IsLetterOrDigit(character))
            {
                name.Append(upper ? char.ToUpperInvariant(character) : character);
                upper = false;
            }
            else
            {
                upper = true;
            }
        }

        return name.Length == 0 || char.IsDigit(name[0]) ? $"Code{name}" : name.ToString();
    }
}
