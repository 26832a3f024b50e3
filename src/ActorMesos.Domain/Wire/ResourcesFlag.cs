namespace ActorMesos.Domain.Wire;

using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Semantics;

/// <summary>
/// The flag <c>--resources</c> of a slave: text, or a JSON array since 0.26. A slave cannot be given volumes, dynamic reservations or
/// revocable resources this way.
/// </summary>
public static class ResourcesFlag
{
    /// <summary>Reads the flag.</summary>
    /// <param name="text">What the flag says.</param>
    /// <param name="semantics">The rules of the release.</param>
    /// <param name="defaultRole">What <c>--default_role</c> says.</param>
    public static Result<Resources> Parse(string text, SemanticsProfile semantics, string defaultRole = Resource.AnyRole)
    {
        if (!text.AsSpan().TrimStart().StartsWith('['))
        {
            return ResourceText.Parse(text, defaultRole);
        }

        var parsed = ResourceJson.ParseList(text, defaultRole);
        if (parsed.IsRefused)
        {
            return parsed.Refusal;
        }

        var resources = parsed.Value;
        var refusal = ResourceValidation.Validate(resources, semantics, readOnlyVolumes: true)
            ?? ResourceValidation.First(resources, ValidateOne)
            ?? ResourceValidation.First(resources, resource => ValidateType(resource, resources));
        return refusal is null ? Resources.Of(resources) : refusal;
    }

    private static Refusal? ValidateOne(Resource resource) => resource switch
    {
        { IsPersistentVolume: true } => Refuse(resource, "is a persistent volume; let a framework or an operator create it"),
        { IsDynamicallyReserved: true } => Refuse(resource, "is dynamically reserved; give it a role only, or let it be reserved later"),
        { Revocable: true } => Refuse(resource, "is revocable; only the slave itself can offer that"),
        _ => null,
    };

    private static Refusal? ValidateType(Resource resource, IReadOnlyList<Resource> resources) =>
        resources.Any(other =>
            string.Equals(other.Name, resource.Name, StringComparison.Ordinal) && other.Value.Type != resource.Value.Type)
            ? Refuse(resource, "has another type of value than a resource of the same name; use one type for one name")
            : null;

    private static Refusal Refuse(Resource resource, string reason) => new("resources-flag", $"{resource} {reason}");
}
