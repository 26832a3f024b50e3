namespace ActorMesos.Simulation.Scenarios.Syntax;

/// <summary>
/// Checks that each substitution names a value of the same file that holds no substitution itself: Akka's reader follows a circle for ever,
/// and chains grow without bound.
/// </summary>
internal static class SubstitutionCheck
{
    /// <summary>The first substitution that cannot be made, or null.</summary>
    public static ScenarioProblem? Check(string file, Outline root, int substitutionsMax)
    {
        var holders = Holders(root).ToList();
        if (holders.Sum(holder => holder.Substitutions.Count) > substitutionsMax)
        {
            return new(file, "", null, "too many substitutions", $"allowed: at most {substitutionsMax} in a file");
        }

        return holders.Select(holder => Check(file, root, holder)).FirstOrDefault(problem => problem is not null);
    }

    private static ScenarioProblem? Check(string file, Outline root, Outline holder)
    {
        foreach (var path in holder.Substitutions)
        {
            var target = root.Follow(path);
            var (found, allowed) = target is null ? ("which this file does not set", "the path of a key in the same file")
                : target.HoldsSubstitution() ? ("which holds a substitution itself", "the path of a value that is written out")
                : holder.Parts > 1 && target.Kind != OutlineKind.Text ? ("which is no text, as part of a text", "the path of a text")
                : ("", "");
            if (found.Length > 0)
            {
                return new(file, holder.Path, holder.Line, $"found ${{{path}}}, {found}", $"allowed: {allowed}");
            }
        }

        return null;
    }

    private static IEnumerable<Outline> Holders(Outline outline)
    {
        var inner = outline.Items.Concat(outline.Keys.Select(key => outline.Find(key)!)).SelectMany(Holders);
        return outline.Substitutions.Count > 0 ? inner.Prepend(outline) : inner;
    }
}
