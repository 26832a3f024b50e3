namespace ActorMesos.Simulation.Scenarios.Reading;

/// <summary>Finds the known name that somebody who wrote an unknown one most likely meant.</summary>
public static class NearestName
{
    private const int LengthMax = 64;

    /// <summary>The first of the names that differ least, if they differ in at most a third of the letters.</summary>
    public static string? Of(string written, IEnumerable<string> names)
    {
        string? nearest = null;
        var least = Math.Max(1, written.Length / 3) + 1;
        foreach (var name in names)
        {
            var tooLong = written.Length > LengthMax || Math.Abs(name.Length - written.Length) >= least;
            if (tooLong || Letters(name) == Letters(written))
            {
                continue;
            }

            var distance = Distance(written, name);
            if (distance < least)
            {
                (nearest, least) = (name, distance);
            }
        }

        return nearest;
    }

    /// <summary>Names that differ in their digits alone are numbered things, of which none is meant more than another.</summary>
    private static string Letters(string name) =>
        name.AsSpan().ContainsAnyInRange('0', '9') ? string.Concat(name.Where(character => !char.IsAsciiDigit(character))) : name;

    /// <summary>How many letters must be inserted, deleted, replaced or swapped with their neighbour (Damerau and Levenshtein).</summary>
    public static int Distance(string left, string right)
    {
        var distances = new int[left.Length + 1, right.Length + 1];
        for (var row = 0; row <= left.Length; row++)
        {
            for (var column = 0; column <= right.Length; column++)
            {
                distances[row, column] = row == 0 || column == 0 ? row + column : Step(distances, left, right, row, column);
            }
        }

        return distances[left.Length, right.Length];
    }

    private static int Step(int[,] distances, string left, string right, int row, int column)
    {
        var replaced = distances[row - 1, column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1);
        var shifted = Math.Min(distances[row - 1, column], distances[row, column - 1]) + 1;
        var swaps = row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1];
        return Math.Min(Math.Min(replaced, shifted), swaps ? distances[row - 2, column - 2] + 1 : int.MaxValue);
    }
}
