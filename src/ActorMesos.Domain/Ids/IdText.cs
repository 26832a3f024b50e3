namespace ActorMesos.Domain.Ids;

/// <summary>What an id may be that becomes the name of a folder (Mesos's <c>common::validation::validateID</c>).</summary>
public static class IdText
{
    private const int LengthMax = 255;

    /// <summary>What is wrong with an id, as the rest of a sentence; null when nothing is.</summary>
    /// <param name="id">The id of a task or a volume.</param>
    /// <param name="mustNameAFolder">Whether ids that no folder can have are refused too, as they are since 1.0.</param>
    public static string? Fault(string id, bool mustNameAFolder)
    {
        if (id.AsSpan().ContainsAny('/', '\\') || id.Any(char.IsControl))
        {
            return "has a slash, a backslash or a control character; use letters, digits, '-', '_' and '.'";
        }

        return mustNameAFolder && (id is "" or "." or ".." || id.Length > LengthMax)
            ? $"is no name for a folder; use 1 to {LengthMax} characters, and not '.' or '..'"
            : null;
    }
}
