namespace ActorMesos.Domain.Allocation;

/// <summary>The order in which some entries are served: the roles under one role, or the frameworks of one role.</summary>
internal interface ISorter<T>
    where T : SortEntry
{
    /// <summary>How many entries are listed.</summary>
    int Count { get; }

    /// <summary>Lists an entry from now on.</summary>
    void List(T entry);

    /// <summary>Lists the entry no more. What it has still counts.</summary>
    void Unlist(T entry);

    /// <summary>Must be called before what an entry has, or its weight, or how often it was given something changes.</summary>
    void Changing(T entry);

    /// <summary>The entries in order. Nothing may change while it is read.</summary>
    /// <param name="draw">Bits to draw from, where the order is drawn.</param>
    IEnumerable<T> InOrder(ulong draw);

    /// <summary>The first entry that is not among those passed over.</summary>
    T? First(ClientSet? passedOver, ulong draw);
}
