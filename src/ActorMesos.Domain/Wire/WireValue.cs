using System.Globalization;
using System.Text.Json;
using ActorMesos.Domain.Decisions;

namespace ActorMesos.Domain.Wire;

/// <summary>
/// One value of a document and its path. A value that is missing or of the wrong kind is told to the reader once; what is read
/// from it is empty, so that reading can go on without a check after each step.
/// </summary>
public readonly struct WireValue
{
    private readonly WireReader _reader;
    private readonly JsonElement _element;
    private readonly string _path;

    internal WireValue(WireReader reader, JsonElement element, string path)
    {
        _reader = reader;
        _element = element;
        _path = path;
    }

    /// <summary>Whether there is nothing here.</summary>
    public bool IsMissing => _element.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;

    /// <summary>Whether it is a string.</summary>
    public bool IsText => _element.ValueKind is JsonValueKind.String;

    /// <summary>Whether it is an array.</summary>
    public bool IsArray => _element.ValueKind is JsonValueKind.Array;

    /// <summary>A field that must be there.</summary>
    public WireValue Field(string name)
    {
        var field = Optional(name);
        if (field.IsMissing && Is(JsonValueKind.Object))
        {
            field.Refuse("is missing");
        }

        return field;
    }

    /// <summary>A field that may be missing.</summary>
    public WireValue Optional(string name)
    {
        var path = _path.Length == 0 ? name : $"{_path}.{name}";
        return Is(JsonValueKind.Object) && _element.TryGetProperty(name, out var field)
            ? new WireValue(_reader, field, path)
            : new WireValue(_reader, default, path);
    }

    /// <summary>The fields of an object, in their order, of which no two may have one name.</summary>
    public IEnumerable<(string Name, WireValue Value)> Fields()
    {
        if (!Is(JsonValueKind.Object))
        {
            yield break;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in _element.EnumerateObject())
        {
            var value = new WireValue(_reader, field.Value, _path.Length == 0 ? field.Name : $"{_path}.{field.Name}");
            if (!names.Add(field.Name))
            {
                value.Refuse("is given twice");
            }

            yield return (field.Name, value);
        }
    }

    /// <summary>The elements of an array.</summary>
    public IEnumerable<WireValue> Items()
    {
        if (!Is(JsonValueKind.Array))
        {
            yield break;
        }

        var index = 0;
        foreach (var item in _element.EnumerateArray())
        {
            yield return new WireValue(_reader, item, string.Create(CultureInfo.InvariantCulture, $"{_path}[{index++}]"));
        }
    }

    /// <summary>A string.</summary>
    public string Text() => Is(JsonValueKind.String) ? _element.GetString()! : "";

    /// <summary>A string that may be missing.</summary>
    public string? TextOrNull() => IsMissing ? null : Text();

    /// <summary>True or false.</summary>
    public bool Flag()
    {
        if (_element.ValueKind is not (JsonValueKind.True or JsonValueKind.False or JsonValueKind.Undefined))
        {
            Refuse("must be true or false");
        }

        return _element.ValueKind is JsonValueKind.True;
    }

    /// <summary>A number.</summary>
    public decimal Number()
    {
        if (!Is(JsonValueKind.Number))
        {
            return 0;
        }

        if (!_element.TryGetDecimal(out var number))
        {
            Refuse("is too large a number");
        }

        return number;
    }

    /// <summary>A number of nanoseconds since 1970, of 64 bits.</summary>
    public decimal Nanoseconds()
    {
        var nanoseconds = Number();
        if (nanoseconds is >= 0 and <= long.MaxValue)
        {
            return nanoseconds;
        }

        Refuse("must be a whole number from 0 on, of 64 bits");
        return 0;
    }

    /// <summary>A number of any size, not quite exact.</summary>
    public double Double()
    {
        if (!Is(JsonValueKind.Number))
        {
            return 0;
        }

        if (_element.TryGetDouble(out var number) && double.IsFinite(number))
        {
            return number;
        }

        Refuse("is too large a number");
        return 0;
    }

    /// <summary>How a number was written.</summary>
    internal string Raw() => _element.ValueKind is JsonValueKind.Number ? _element.GetRawText() : "";

    /// <summary>A whole number from 0 on.</summary>
    public ulong Whole()
    {
        if (!Is(JsonValueKind.Number))
        {
            return 0;
        }

        if (!_element.TryGetUInt64(out var number))
        {
            Refuse("must be a whole number from 0 on");
        }

        return number;
    }

    /// <summary>One of some names, and what it stands for.</summary>
    public T Choice<T>(IReadOnlyList<(string Name, T Meaning)> choices)
    {
        var text = Text();
        foreach (var (name, meaning) in choices)
        {
            if (string.Equals(name, text, StringComparison.Ordinal))
            {
                return meaning;
            }
        }

        Refuse($"is '{text}', but must be one of {string.Join(", ", choices.Select(choice => choice.Name))}");
        return choices[0].Meaning;
    }

    /// <summary>What a result holds, or its refusal told to the reader.</summary>
    public T Accept<T>(Result<T> result, T otherwise)
    {
        if (!result.IsRefused)
        {
            return result.Value;
        }

        Refuse(result.Refusal.Reason);
        return otherwise;
    }

    /// <summary>Tells the reader what is wrong with this value, as the rest of a sentence.</summary>
    public void Refuse(string reason) =>
        _reader.Refuse(new Refusal("malformed-json", $"{(_path.Length == 0 ? "the document" : $"'{_path}'")} {reason}"));

    private bool Is(JsonValueKind kind)
    {
        if (_element.ValueKind == kind)
        {
            return true;
        }

        if (_element.ValueKind is not JsonValueKind.Undefined)
        {
            Refuse($"must be {Describe(kind)}");
        }

        return false;
    }

    private static string Describe(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        _ => "a number",
    };
}
