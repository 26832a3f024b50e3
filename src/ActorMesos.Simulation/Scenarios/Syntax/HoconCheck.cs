namespace ActorMesos.Simulation.Scenarios.Syntax;

/// <summary>
/// Checks a text against a strict part of HOCON, because Akka's own reader accepts unbalanced brackets and stray text, joins what stands
/// side by side, and reads some of the language otherwise than its specification. What passes here, Akka reads the same way.
/// </summary>
internal sealed class HoconCheck
{
    public const int DepthMax = 32;
    private const int KeyLengthMax = 100;
    private const string KeyForm = "allowed: a key of letters, digits, '-' and '_'";

    private readonly string _file;
    private readonly HoconCursor _cursor;
    private readonly HoconTextCheck _texts;

    private HoconCheck(string file, string text)
    {
        _file = file;
        _cursor = new HoconCursor(text);
        _texts = new HoconTextCheck(file, _cursor);
    }

    /// <summary>The first thing that is wrong with the text, or null; the outline is of use only without a problem.</summary>
    public static ScenarioProblem? Check(string file, string text, out Outline root)
    {
        root = new Outline(parent: null, "", line: 1, OutlineKind.Section);
        return new HoconCheck(file, text).Document(root);
    }

    /// <summary>Whether a key may hold a character.</summary>
    public static bool OfKey(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_';

    private ScenarioProblem? Document(Outline root)
    {
        _cursor.SkipLines();
        if (_cursor.Peek != '{')
        {
            return Fields(root, bracket: null);
        }

        var problem = Fields(root, Open());
        _cursor.SkipLines();
        return problem is not null || _cursor.AtEnd
            ? problem
            : Problem("", $"found {Here()} after the bracket that closes the file", "allowed: nothing more");
    }

    private ScenarioProblem? Fields(Outline owner, Bracket? bracket)
    {
        while (true)
        {
            _cursor.SkipLines();
            if (Closes(owner, bracket, out var closingProblem))
            {
                return closingProblem;
            }

            if ((Field(owner) ?? Separator(owner)) is { } problem)
            {
                return problem;
            }
        }
    }

    private ScenarioProblem? Elements(Outline list, Bracket bracket)
    {
        while (true)
        {
            _cursor.SkipLines();
            if (Closes(list, bracket, out var closingProblem))
            {
                return closingProblem;
            }

            if ((Value(list.AddItem(_cursor.Line)) ?? Separator(list)) is { } problem)
            {
                return problem;
            }
        }
    }

    private ScenarioProblem? Field(Outline owner)
    {
        if (Key(owner, out var key) is { } problem)
        {
            return problem;
        }

        var line = _cursor.Line;
        if (_cursor.Peek == '.')
        {
            _cursor.Take();
            var inner = owner.Find(key) ?? owner.Add(key, line);
            return inner.Kind == OutlineKind.Section ? Deeper(inner) ?? Field(inner) : Twice(inner, line);
        }

        if (key == "include" && Followed() is not ('=' or ':' or '{'))
        {
            return Problem(owner.Path, "found 'include'", "allowed: everything in one file", line);
        }

        return owner.Find(key) is { } earlier ? Twice(earlier, line) : AfterKey(owner.Add(key, line));
    }

    private ScenarioProblem? AfterKey(Outline owner)
    {
        switch (Followed())
        {
            case '=' or ':':
                _cursor.Take();
                _cursor.SkipBlanks();
                return Value(owner);
            case '+':
                return Problem(owner.Path, "found '+='", "allowed: '=' with the whole list");
        }

        var line = _cursor.Line;
        _cursor.SkipLines();
        if (_cursor.Peek != '{')
        {
            return Problem(owner.Path, "stands alone", "allowed: a key with '=' and a value, or with a section in { }", line);
        }

        var problem = Deeper(owner) ?? Fields(owner, Open());
        return problem is null && Followed() == ','
            ? Problem(owner.Path, "a section without '=' is followed by a comma", "allowed: '=' before its '{', or no comma after its '}'")
            : problem;
    }

    private ScenarioProblem? Value(Outline owner)
    {
        switch (_cursor.Peek)
        {
            case '{':
                owner.Kind = OutlineKind.Section;
                return Deeper(owner) ?? Fields(owner, Open());
            case '[':
                owner.Kind = OutlineKind.List;
                return Deeper(owner) ?? Elements(owner, Open());
            default:
                owner.Kind = OutlineKind.Text;
                return _texts.Check(owner);
        }
    }

    private ScenarioProblem? Key(Outline owner, out string key)
    {
        if (_cursor.Peek == '"')
        {
            var problem = _texts.Quoted(owner, out key);
            return problem is not null || (key.Length is > 0 and <= KeyLengthMax && key.All(letter => OfKey(letter) || letter == '/'))
                ? problem
                : Problem(owner.Path, "found a key in quotes that is no word", KeyForm);
        }

        key = _cursor.TakeWhile(OfKey);
        return key.Length is > 0 and <= KeyLengthMax ? null
            : key.Length > 0 ? Problem(owner.Path, $"found a key of {key.Length} letters", $"allowed: at most {KeyLengthMax}")
            : _cursor.Peek == ',' ? Problem(owner.Path, $"found a comma at column {_cursor.Column}", "allowed: a comma right after a value")
            : Problem(owner.Path, $"found {Here()}", KeyForm);
    }

    private ScenarioProblem? Separator(Outline owner)
    {
        _cursor.SkipToLineEnd();
        if (_cursor.Peek == ',')
        {
            _cursor.Take();
            return null;
        }

        return _cursor.AtLineEnd || _cursor.Peek is '}' or ']'
            ? null
            : Problem(owner.Path, $"found {Here()} right after a value", "allowed: a comma or a new line between two values");
    }

    private bool Closes(Outline owner, Bracket? bracket, out ScenarioProblem? problem)
    {
        problem = null;
        if (_cursor.AtEnd)
        {
            problem = bracket is null ? null : Unclosed(owner, bracket);
            return true;
        }

        if (_cursor.Peek is not ('}' or ']'))
        {
            return false;
        }

        if (_cursor.Peek == bracket?.Closer)
        {
            _cursor.Take();
        }
        else if (bracket is null)
        {
            problem = Problem("", $"found {Here()}, which closes nothing", "allowed: as many closing brackets as opening ones");
        }
        else
        {
            var found = $"found {Here()} for the '{bracket.Opener}' of line {bracket.Line}";
            problem = Problem(owner.Path, found, $"allowed: a '{bracket.Closer}'");
        }

        return true;
    }

    private ScenarioProblem Unclosed(Outline owner, Bracket bracket)
    {
        var found = $"the '{bracket.Opener}' at column {bracket.Column} is never closed";
        return Problem(owner.Path, found, $"allowed: a '{bracket.Closer}' for it", bracket.Line);
    }

    private ScenarioProblem? Deeper(Outline owner) =>
        owner.Depth <= DepthMax ? null : Problem("", "nested too deeply", $"allowed: at most {DepthMax} keys and brackets around a value");

    private ScenarioProblem Twice(Outline earlier, int line) =>
        Problem(earlier.Path, $"written twice, first on line {earlier.Line}", "allowed: each key once", line);

    private char Followed()
    {
        _cursor.SkipBlanks();
        return _cursor.Peek;
    }

    private Bracket Open()
    {
        var (line, column) = (_cursor.Line, _cursor.Column);
        var opener = _cursor.Take();
        return new Bracket(opener, opener == '{' ? '}' : ']', line, column);
    }

    private string Here() => HoconTextCheck.Here(_cursor);

    private ScenarioProblem Problem(string path, string found, string allowed, int? line = null) =>
        new(_file, path, line ?? _cursor.Line, found, allowed);

    private sealed record Bracket(char Opener, char Closer, int Line, int Column);
}
