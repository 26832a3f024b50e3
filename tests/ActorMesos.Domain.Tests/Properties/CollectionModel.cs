namespace ActorMesos.Domain.Tests.Generated;

using ActorMesos.Domain.Resources;

/// <summary>
/// The algebra of amounts as plainly as it can be put: an amount for each kind that merges, a list of amounts for each kind that
/// must stay whole, and a number of copies for each shared volume.
/// </summary>
internal sealed class CollectionModel
{
    private readonly SortedDictionary<string, long> _merged = new(StringComparer.Ordinal);
    private readonly List<string> _whole = [];

    public void Add(Resource resource)
    {
        if (resource.Shared || StaysWhole(resource))
        {
            _whole.AddRange(Enumerable.Repeat(Exact(resource), Math.Max(1, resource.ShareCount)));
        }
        else
        {
            _merged[Kind(resource)] = _merged.GetValueOrDefault(Kind(resource)) + resource.Value.Scalar.Thousandths;
        }
    }

    public void Subtract(Resource resource)
    {
        if (resource.Shared || StaysWhole(resource))
        {
            _whole.Remove(Exact(resource));
        }
        else if (_merged.TryGetValue(Kind(resource), out var amount))
        {
            _merged[Kind(resource)] = Math.Max(0, amount - resource.Value.Scalar.Thousandths);
        }
    }

    public bool Contains(Resource resource) => resource.Shared || StaysWhole(resource)
        ? _whole.Contains(Exact(resource))
        : _merged.GetValueOrDefault(Kind(resource)) >= resource.Value.Scalar.Thousandths;

    public string Print() => string.Join('\n', _merged.Where(entry => entry.Value > 0).Select(entry => $"{entry.Key} {entry.Value}").Concat(_whole)
        .Order(StringComparer.Ordinal));

    public static string Print(Resources resources)
    {
        var model = new CollectionModel();
        foreach (var resource in resources)
        {
            model.Add(resource);
        }

        return model.Print();
    }

    private static bool StaysWhole(Resource resource) =>
        resource.IsPersistentVolume || resource.Disk is { Source.Type: DiskSourceType.Mount };

    private static string Exact(Resource resource) => $"{Kind(resource)} {resource.Value.Scalar.Thousandths}";

    private static string Kind(Resource resource) =>
        $"{resource.Name}|{string.Join('/', resource.Reservations)}|{resource.Disk?.Source}|{resource.Disk?.Persistence?.Id}|{resource.Revocable}|{resource.Shared}";
}
