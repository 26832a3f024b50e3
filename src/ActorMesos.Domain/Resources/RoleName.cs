using System.Buffers;
using ActorMesos.Domain.Decisions;

namespace ActorMesos.Domain.Resources;

/// <summary>What a role may be called, and how roles lie under one another (Mesos's <c>roles::validate</c>, since 1.4).</summary>
public static class RoleName
{
    private static readonly SearchValues<char> Blanks = SearchValues.Create("\t\n\v\f\r \u007f");

    /// <summary>Refuses a role that is not <c>*</c> and breaks a rule of naming.</summary>
    public static Refusal? Validate(string role)
    {
        if (string.Equals(role, Resource.AnyRole, StringComparison.Ordinal))
        {
            return null;
        }

        if (role.Length == 0)
        {
            return new Refusal("role-name", "a role is empty; '*' means no role");
        }

        foreach (var part in role.Split('/'))
        {
            if (part.Length == 0)
            {
                return new Refusal("role-name", $"role '{role}' begins or ends with a slash or has two in a row; write 'parent/child'");
            }

            if (part is "." or ".." or Resource.AnyRole || part[0] == '-')
            {
                return new Refusal(
                    "role-name",
                    $"role '{role}' has the part '{part}'; a part may not be '.', '..' or '*' nor begin with '-'");
            }

            if (part.AsSpan().ContainsAny(Blanks))
            {
                return new Refusal("role-name", $"role '{role}' contains white space or DEL; use letters, digits, '-' and '_'");
            }
        }

        return null;
    }

    /// <summary>Whether a role lies under another: <c>eng/backend</c> under <c>eng</c>, but <c>foobar</c> not under <c>foo</c>.</summary>
    public static bool IsUnder(string role, string parent) =>
        role.Length > parent.Length && role[parent.Length] == '/' && role.StartsWith(parent, StringComparison.Ordinal);

    /// <summary>Whether a role is another, or lies under it.</summary>
    public static bool IsSameOrUnder(string role, string parent) =>
        string.Equals(role, parent, StringComparison.Ordinal) || IsUnder(role, parent);
}
