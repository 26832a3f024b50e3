namespace ActorMesos.Simulation.Scenarios.Syntax;

/// <summary>A place in a text, with its line and column, that walks forward over blanks and comments.</summary>
internal sealed class HoconCursor(string text)
{
    private int _index;
    private int _lineStart;

    public int Line { get; private set; } = 1;

    public int Column => _index - _lineStart + 1;

    public bool AtEnd => _index >= text.Length;

    /// <summary>The character here, or NUL, which no checked text holds, at the end.</summary>
    public char Peek => AtEnd ? '\0' : text[_index];

    public bool AtLineEnd => AtEnd || Peek == '\n';

    public bool AtComment => Peek == '#' || At("//");

    public bool At(string pattern) => string.CompareOrdinal(text, _index, pattern, 0, pattern.Length) == 0;

    public char Take()
    {
        var taken = text[_index++];
        if (taken == '\n')
        {
            Line++;
            _lineStart = _index;
        }

        return taken;
    }

    /// <summary>Takes characters while the predicate holds, and never beyond the end.</summary>
    public string TakeWhile(Func<char, bool> predicate)
    {
        var start = _index;
        while (!AtEnd && predicate(Peek) && !AtComment)
        {
            Take();
        }

        return text[start.._index];
    }

    /// <summary>Skips blanks and tabs of this line.</summary>
    public void SkipBlanks()
    {
        while (Peek is ' ' or '\t')
        {
            Take();
        }
    }

    /// <summary>Skips blanks, and a comment up to the end of its line.</summary>
    public void SkipToLineEnd()
    {
        SkipBlanks();
        var inComment = AtComment;
        while (inComment && !AtLineEnd)
        {
            Take();
        }
    }

    /// <summary>Skips blanks, empty lines and comments.</summary>
    public void SkipLines()
    {
        SkipToLineEnd();
        while (Peek == '\n')
        {
            Take();
            SkipToLineEnd();
        }
    }
}
