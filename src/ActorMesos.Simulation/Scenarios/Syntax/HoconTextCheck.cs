using System.Globalization;
using System.Text;

namespace ActorMesos.Simulation.Scenarios.Syntax;

/// <summary>Checks what stands on one line as a text: words, quoted texts and substitutions, joined as they stand.</summary>
internal sealed class HoconTextCheck(string file, HoconCursor cursor)
{
    private const string EscapeForm = "allowed: \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u0000";
    private const string NotWithoutQuotes = "$\"{}[]:=,#`^?!@*&\\";

    /// <summary>The character at the cursor and its column, in words.</summary>
    public static string Here(HoconCursor cursor)
    {
        var what = cursor.AtEnd ? "the end of the file"
            : cursor.Peek == '\n' ? "the end of the line"
            : cursor.Peek is > ' ' and <= '~' ? $"'{cursor.Peek}'"
            : "U+" + ((int)cursor.Peek).ToString("X4", CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{what} at column {cursor.Column}");
    }

    /// <summary>Checks the text that begins here, and notes its parts in the outline.</summary>
    public ScenarioProblem? Check(Outline owner)
    {
        while (true)
        {
            cursor.SkipBlanks();
            if (cursor.AtLineEnd || cursor.AtComment || cursor.Peek is ',' or '}' or ']')
            {
                return owner.Parts > 0
                    ? null
                    : Problem(owner.Path, "no value", "allowed: a value on the line of its key; an empty text is \"\"");
            }

            if (Part(owner) is { } problem)
            {
                return problem;
            }

            owner.Parts++;
        }
    }

    /// <summary>Checks and reads a text in quotes, which ends on its own line.</summary>
    public ScenarioProblem? Quoted(Outline owner, out string text)
    {
        var column = cursor.Column;
        var content = new StringBuilder();
        text = "";
        if (cursor.At("\"\"\""))
        {
            return Problem(owner.Path, "found three quotes in a row", "allowed: a text in one pair of quotes");
        }

        cursor.Take();
        while (cursor.Peek != '"')
        {
            if (cursor.AtLineEnd)
            {
                var found = $"the quote at column {column} is not closed on its line";
                return Problem(owner.Path, found, "allowed: one more quote, or \\n for a line's end");
            }

            var characterColumn = cursor.Column;
            if (cursor.Peek == '\\' && !Escape())
            {
                return Problem(owner.Path, $"found a backslash at column {characterColumn} that starts no escape", EscapeForm);
            }

            content.Append(cursor.Take());
        }

        cursor.Take();
        text = content.ToString();
        return null;
    }

    private ScenarioProblem? Part(Outline owner)
    {
        if (cursor.Peek == '"')
        {
            return Quoted(owner, out _);
        }

        if (cursor.At("${"))
        {
            return Substitution(owner);
        }

        var words = cursor.TakeWhile(OfText);
        return words.Length > 0
            ? null
            : Problem(owner.Path, $"found {Here(cursor)} in a text without quotes", "allowed: the text in quotes");
    }

    private static bool OfText(char character) =>
        !char.IsWhiteSpace(character) && !NotWithoutQuotes.Contains(character, StringComparison.Ordinal);

    private ScenarioProblem? Substitution(Outline owner)
    {
        cursor.Take();
        cursor.Take();
        var path = cursor.TakeWhile(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.');
        if (path.Length == 0 || path.Split('.').Contains("") || cursor.Peek != '}')
        {
            return Problem(owner.Path, "found a substitution that is no path", "allowed: ${path.of.a.key}");
        }

        cursor.Take();
        owner.Substitutions.Add(path);
        return null;
    }

    /// <summary>Moves on to the last character of an escape sequence.</summary>
    private bool Escape()
    {
        foreach (var simple in "\"\\/bfnrt")
        {
            if (cursor.At($"\\{simple}"))
            {
                cursor.Take();
                return true;
            }
        }

        if (!cursor.At("\\u"))
        {
            return false;
        }

        cursor.Take();
        for (var digit = 0; digit < 4; digit++)
        {
            cursor.Take();
            if (!char.IsAsciiHexDigit(cursor.Peek))
            {
                return false;
            }
        }

        return true;
    }

    private ScenarioProblem Problem(string path, string found, string allowed) => new(file, path, cursor.Line, found, allowed);
}
