using System.Globalization;
using System.Text;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Time;

namespace ActorMesos.Simulation.Scenarios;

/// <summary>Writes a section's keys, a line each, in HOCON that the strict check accepts.</summary>
internal sealed class SectionWriter(StringBuilder text, int depth)
{
    private readonly string _indent = new(' ', depth * 2);

    public void Line(string key, string value) => Word(key, Quote(value));

    public void Line(string key, long value) => Word(key, value.ToString(CultureInfo.InvariantCulture));

    public void Line(string key, bool value) => Word(key, value ? "true" : "false");

    public void Line(string key, TimeSpan value) => Word(key, DurationText.Write(value));

    public void Line(string key, SettingKind kind, string value) => Word(key, kind == SettingKind.Text ? Quote(value) : value);

    /// <summary>Writes a number under a key that may be any text.</summary>
    public void Quoted(string key, double value) => Word(Quote(key), value.ToString("0.######", CultureInfo.InvariantCulture));

    /// <summary>Writes a value as it stands.</summary>
    public void Word(string key, string value) => text.Append(_indent).Append(key).Append(" = ").Append(value).Append('\n');

    public void Section(string key, Action<SectionWriter> write)
    {
        text.Append(_indent).Append(key).Append(" = {\n");
        write(new SectionWriter(text, depth + 1));
        text.Append(_indent).Append("}\n");
    }

    public void List(string key, IEnumerable<string> values) => Word(key, $"[{string.Join(", ", values.Select(Quote))}]");

    public void List<T>(string key, Sequence<T> items, Action<SectionWriter, T> write)
    {
        text.Append(_indent).Append(key).Append(" = [").Append(items.Count > 0 ? "\n" : "");
        foreach (var item in items)
        {
            text.Append(_indent).Append("  {\n");
            write(new SectionWriter(text, depth + 2), item);
            text.Append(_indent).Append("  }\n");
        }

        text.Append(items.Count > 0 ? _indent : "").Append("]\n");
    }

    private static string Quote(string value)
    {
        var quoted = new StringBuilder("\"");
        foreach (var character in value)
        {
            _ = character switch
            {
                '"' or '\\' => quoted.Append('\\').Append(character),
                _ when char.IsControl(character) || char.IsSurrogate(character) =>
                    quoted.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture)),
                _ => quoted.Append(character),
            };
        }

        return quoted.Append('"').ToString();
    }
}
