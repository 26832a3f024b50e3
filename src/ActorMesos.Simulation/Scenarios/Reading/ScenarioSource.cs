using System.Globalization;
using System.Text;
using ActorMesos.Simulation.Scenarios.Syntax;

namespace ActorMesos.Simulation.Scenarios.Reading;

/// <summary>Turns a file's bytes into text, and text into a tree.</summary>
internal static class ScenarioSource
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of the bytes, without a byte order mark; null, and a problem, when they are no text.</summary>
    public static string? Decode(string file, ReadOnlySpan<byte> bytes, ProblemList problems)
    {
        if (bytes.Length > ScenarioLimits.FileBytesMax)
        {
            problems.Add(new(file, "", null, "the file is too large", $"allowed: at most {ScenarioLimits.FileBytesMax} bytes"));
            return null;
        }

        try
        {
            return StrictUtf8.GetString(bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes);
        }
        catch (DecoderFallbackException)
        {
            problems.Add(new(file, "", null, "the file is no text", "allowed: text in UTF-8"));
            return null;
        }
    }

    /// <summary>The tree of a text; null, and a problem, when it is not HOCON as it is read here.</summary>
    public static SectionNode? Read(string file, string text, ProblemList problems)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        var line = 1;
        foreach (var character in lines)
        {
            line += character == '\n' ? 1 : 0;
            if (char.IsControl(character) && character is not ('\n' or '\t'))
            {
                var code = ((int)character).ToString("X4", CultureInfo.InvariantCulture);
                problems.Add(new(file, "", line, $"found the control character U+{code}", "allowed: text in UTF-8"));
                return null;
            }
        }

        return HoconTree.Read(file, lines, problems);
    }
}
