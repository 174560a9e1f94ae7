namespace Scout.Web.Running.Forms;

/// <summary>Whether a field gives a value.</summary>
internal enum FieldState
{
    /// <summary>It gives none: what counts then is the default, or nothing.</summary>
    LeftOut,

    /// <summary>It gives what is written in it.</summary>
    Given,

    /// <summary>It gives null.</summary>
    Null,
}
