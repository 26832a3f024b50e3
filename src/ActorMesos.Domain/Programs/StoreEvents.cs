namespace ActorMesos.Domain.Programs;

/// <summary>A program has made an empty store: whatever the store of that name held before is not in it.</summary>
/// <param name="Store">The store: one deployment of a service, which keeps its name until it is given up.</param>
/// <param name="Where">The folder that holds it.</param>
public sealed record StoreFormatted(string Store, string Where) : IProgramEvent;

/// <summary>A writer has the promise of enough members to go on with what a store's log holds.</summary>
/// <param name="Store">The store.</param>
/// <param name="Term">The writer's number: a later writer has a greater one.</param>
/// <param name="Members">The members that promised.</param>
/// <param name="Empty">Those of them that hold nothing of a log which is not empty.</param>
public sealed record QuorumFormed(string Store, long Term, IReadOnlyList<string> Members, IReadOnlyList<string> Empty) : IProgramEvent;

/// <summary>A client has been told that what it wrote is kept.</summary>
/// <param name="Store">The store.</param>
/// <param name="Key">What it wrote: the name of a file, or the key of a row.</param>
/// <param name="File">The name under which folders hold it.</param>
/// <param name="Copies">How many disks it lies on, so that the loss of any fewer must not lose it.</param>
public sealed record DataAcknowledged(string Store, string Key, string File, int Copies) : IProgramEvent;

/// <summary>A client is about to delete what it wrote, or has given it up: nobody has to keep it any more.</summary>
/// <param name="Store">The store.</param>
/// <param name="Key">What.</param>
public sealed record DataForgotten(string Store, string Key) : IProgramEvent;

/// <summary>A client has been told for certain that the store does not know what it wrote.</summary>
/// <param name="Store">The store.</param>
/// <param name="Key">What.</param>
/// <param name="Why">What it was told.</param>
public sealed record DataUnknown(string Store, string Key, string Why) : IProgramEvent;

/// <summary>An event of a framework with which it gives a store up: what it holds may be destroyed.</summary>
public interface IGivesStoreUp
{
    /// <summary>The store.</summary>
    string Store { get; }
}

/// <summary>A policy that gives stores up: it knows that it has even where its process ended before anybody heard of it.</summary>
public interface IStoreOwner
{
    /// <summary>Whether a store was its own and has been given up.</summary>
    bool HasGivenUp(string store);
}
