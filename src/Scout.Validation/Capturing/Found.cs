namespace Scout.Validation.Capturing;

/// <summary>What something is that goes out of a recorded run.</summary>
internal enum FormKind
{
    /// <summary>What stands at a named place.</summary>
    Text,

    /// <summary>Something that opens something.</summary>
    Token,

    /// <summary>A mail address.</summary>
    Mail,

    /// <summary>An account of a bank.</summary>
    Account,

    /// <summary>A card.</summary>
    Card,

    /// <summary>A telephone number.</summary>
    Telephone,

    /// <summary>A machine's address of version 6.</summary>
    Machine6,

    /// <summary>A machine's address of version 4.</summary>
    Machine,
}

/// <summary>Something in a text that goes out of it.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How long it is there.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Text">What it is in all its spellings: the same of what is the same.</param>
internal readonly record struct Found(int Start, int Length, FormKind Kind, string Text)
{
    /// <summary>Where the text goes on behind it.</summary>
    public int End => Start + Length;
}
