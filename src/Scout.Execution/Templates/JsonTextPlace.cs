namespace Scout.Execution.Templates;

/// <summary>A text of JSON: a value between quotes is escaped, one outside of them is written as JSON.</summary>
internal sealed class JsonTextPlace : TextPlace
{
    private bool _isQuoted;
    private bool _isEscaped;

    public override void Own(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            if (_isEscaped)
            {
                _isEscaped = false;
            }
            else if (letter == '"')
            {
                _isQuoted = !_isQuoted;
            }
            else
            {
                _isEscaped = _isQuoted && letter == '\\';
            }
        }
    }

    public override string Value(string text, Func<string> json) =>
        _isEscaped ? throw TemplateErrors.ValueAfterBackslash() : _isQuoted ? JsonText.Of(text, TemplateLimits.Default)[1..^1] : json();
}
