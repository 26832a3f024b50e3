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

        if (!semantics.ResourcesFlagIsJson)
        {
            return new Refusal(
                "resources-flag",
                $"the flag is JSON, which came with 0.26, and semantics {semantics.Name} does not know it; write text such as 'cpus:8;mem:16384'");
        }

        var parsed = ResourceJson.ParseList(text, defaultRole);
        if (parsed.IsRefused)
        {
            return parsed.Refusal;
        }

        var resources = Resources.Of(parsed.Value);
        var refusal = ResourceValidation.Validate(parsed.Value, semantics)
            ?? ResourceValidation.First(parsed.Value, ValidateOne)
            ?? ResourceText.ValidateTypes(parsed.Value)
            ?? ResourceText.ValidateTotals(resources);
        return refusal is null ? resources : refusal;
    }

    /// <summary>
    /// Writes resources as the text form, from which <see cref="Parse"/> reads them again. Refuses the first that it cannot say: disk with
    /// a source, a name or role with a sign of its own meaning, and all that no flag can say.
    /// </summary>
    /// <param name="resources">What a slave is to have.</param>
    /// <param name="defaultRole">What <c>--default_role</c> says.</param>
    public static Result<string> PrintText(Resources resources, string defaultRole = Resource.AnyRole)
    {
        var items = new List<string>();
        foreach (var resource in resources)
        {
            var item = ResourceText.Print(resource);
            if (resource.IsUnreserved && !string.Equals(defaultRole, Resource.AnyRole, StringComparison.Ordinal))
            {
                item = $"{resource.Name}(*):{resource.Value}";
            }

            var read = ResourceText.Parse(item, defaultRole);
            if (read.IsRefused || read.Value != Resources.Of(resource))
            {
                return ValidateOne(resource) ?? Refuse(resource, "cannot be said in text; write the flag as JSON");
            }

            items.Add(item);
        }

        items.Sort(StringComparer.Ordinal);
        return Check(resources) is { } refusal ? refusal : string.Join(';', items);
    }

    /// <summary>Writes resources as a JSON array, from which <see cref="Parse"/> reads them again. Refuses what no flag can say.</summary>
    /// <param name="resources">What a slave is to have.</param>
    public static Result<string> PrintJson(Resources resources) =>
        (ResourceValidation.First(resources, ValidateOne) ?? Check(resources)) is { } refusal
            ? refusal
            : WireDocument.Print(writer => ResourceJson.WriteItems(writer, resources));

    private static Refusal? Check(Resources resources) => ResourceText.ValidateTypes(resources) ?? ResourceText.ValidateTotals(resources);

    private static Refusal? ValidateOne(Resource resource) => resource switch
    {
        { IsPersistentVolume: true } => Refuse(resource, "is a persistent volume; let a framework or an operator create it"),
        { IsDynamicallyReserved: true } => Refuse(resource, "is dynamically reserved; give it a role only, or let it be reserved later"),
        { Revocable: true } => Refuse(resource, "is revocable; only the slave itself can offer that"),
        _ => null,
    };

    private static Refusal Refuse(Resource resource, string reason) => new("resources-flag", $"{resource} {reason}");
}
