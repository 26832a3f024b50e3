using System.Globalization;

namespace ActorMesos.Simulation.Scenarios;

/// <summary>One thing in a scenario that cannot be accepted, said so that its author can put it right.</summary>
/// <param name="File">The file, or the override on the command line, that holds it.</param>
/// <param name="Path">The path of the key, as in <c>scenario.slaves[0].count</c>; empty when the whole file is meant.</param>
/// <param name="Line">The line in the file, from 1, where it is known.</param>
/// <param name="Found">What was found: <c>found -1</c>, <c>unknown key</c>, <c>missing</c>.</param>
/// <param name="Allowed">What would be right: <c>allowed: a whole number from 1 to 100000</c>.</param>
/// <param name="Nearest">The known name that resembles what was found most, if one does.</param>
public sealed record ScenarioProblem(string File, string Path, int? Line, string Found, string Allowed, string? Nearest = null)
{
    /// <summary>The problem as one line.</summary>
    public override string ToString()
    {
        var line = Line is { } number ? ":" + number.ToString(CultureInfo.InvariantCulture) : "";
        var path = Path.Length == 0 ? "" : $"{Path}: ";
        var nearest = Nearest is null ? "" : $"did you mean '{Nearest}'? ";
        return $"{File}{line}: {path}{Found}; {nearest}{Allowed}";
    }
}
