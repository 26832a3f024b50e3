namespace ActorMesos.Simulation.Scenarios.Reading;

/// <summary>Reads an entry that names exactly one of several kinds of things by the key of its section.</summary>
internal static class KindChoice
{
    /// <summary>The thing; null, and a problem, when the entry names none or several. The other keys must have been asked for.</summary>
    /// <param name="section">The entry.</param>
    /// <param name="noun">What the kinds are called in messages, as in <c>fault kind</c>.</param>
    /// <param name="kinds">The catalog.</param>
    /// <param name="name">The key of a kind.</param>
    /// <param name="read">Reads the section of that key.</param>
    public static T? Read<TKind, T>(
        SectionReader section, string noun, IReadOnlyList<TKind> kinds, Func<TKind, string> name, Func<TKind, SectionReader, T> read)
        where T : class
    {
        string[] names = [.. kinds.Select(name)];
        section.Know(names);
        section.Close($"unknown {noun}", $"known {noun}s", names);
        TKind[] chosen = [.. kinds.Where(kind => section.OwnKeys.Contains(name(kind)))];
        if (chosen.Length != 1 && !section.HasUnknownKeys)
        {
            var (found, allowed) = chosen.Length == 0
                ? ($"no {noun}", $"known {noun}s: {NameList.Of(names)}")
                : ($"found {string.Join(" and ", chosen.Select(name))} in one entry", $"allowed: one {noun} in each entry");
            section.Refuse(found, allowed);
        }

        T[] things = [.. chosen.Select(kind =>
        {
            var inner = section.Section(name(kind));
            var thing = read(kind, inner);
            inner.Close();
            return thing;
        })];
        return things is [var only] ? only : null;
    }
}
