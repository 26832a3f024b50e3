namespace ActorMesos.Simulation.Runs;

/// <summary>Finds what keeps a path from being made.</summary>
public static class PathInTheWay
{
    /// <summary>The file that stands where the path, or a folder on the way to it, would have to be; null when there is none.</summary>
    public static string? Of(string path)
    {
        for (var part = path; !string.IsNullOrEmpty(part); part = Path.GetDirectoryName(part))
        {
            if (File.Exists(part))
            {
                return part;
            }
        }

        return null;
    }
}
