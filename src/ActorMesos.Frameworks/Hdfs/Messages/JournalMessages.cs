using ActorMesos.Domain.Programs;
using ActorMesos.Frameworks.Hdfs.Namespaces;

namespace ActorMesos.Frameworks.Hdfs.Messages;

/// <summary>How far is your journal?</summary>
public sealed record JournalInquiry : IProgramMessage;

/// <summary>How far a journal is.</summary>
/// <param name="Store">The deployment that it belongs to; empty while it is not formatted.</param>
/// <param name="Promised">The latest epoch that it has promised to.</param>
/// <param name="Tx">Its last edit.</param>
/// <param name="Epoch">That edit's epoch.</param>
/// <param name="Silence">How long no writer has said anything.</param>
public sealed record JournalStatus(string Store, long Promised, long Tx, long Epoch, TimeSpan Silence) : IProgramMessage;

/// <summary>Make an empty journal.</summary>
/// <param name="Force">Whether one that is there already is thrown away.</param>
public sealed record JournalFormat(bool Force) : IProgramMessage;

/// <summary>The journal is formatted.</summary>
public sealed record JournalFormatted : IProgramMessage;

/// <summary>Listen to no writer of an earlier epoch from now on (<c>newEpoch</c>).</summary>
/// <param name="Epoch">The epoch.</param>
public sealed record JournalPromise(long Epoch) : IProgramMessage;

/// <summary>The journal promises.</summary>
/// <param name="Epoch">The epoch.</param>
/// <param name="Tx">Its last edit.</param>
/// <param name="LastEpoch">That edit's epoch.</param>
public sealed record JournalPromised(long Epoch, long Tx, long LastEpoch) : IProgramMessage;

/// <summary>The journal has promised to a later writer: whoever asks is fenced.</summary>
/// <param name="Promised">The epoch of that writer.</param>
public sealed record JournalRefused(long Promised) : IProgramMessage;

/// <summary>Give me the edits after this one.</summary>
/// <param name="After">The last edit that is known.</param>
/// <param name="All">Whether those too that may not be on a quorum.</param>
public sealed record JournalFetch(long After, bool All) : IProgramMessage;

/// <summary>Edits of a journal.</summary>
/// <param name="After">The edit before the first of them: a later one than was asked for where earlier ones are gone.</param>
/// <param name="AfterEpoch">That edit's epoch; 0 where it is not there.</param>
/// <param name="Edits">The edits.</param>
/// <param name="Committed">The last edit that is on a quorum for certain.</param>
/// <param name="Silence">How long no writer has said anything.</param>
public sealed record JournalEdits(long After, long AfterEpoch, IReadOnlyList<Edit> Edits, long Committed, TimeSpan Silence) : IProgramMessage;

/// <summary>Append these edits; without any, the writer only says that it lives.</summary>
/// <param name="Epoch">The writer's epoch.</param>
/// <param name="After">The edit before the first of them.</param>
/// <param name="AfterEpoch">That edit's epoch.</param>
/// <param name="Edits">The edits.</param>
/// <param name="Committed">The last edit that is on a quorum for certain.</param>
/// <param name="Purged">The last edit that nobody needs any more, since an image contains it (<c>purgeLogsOlderThan</c>).</param>
public sealed record JournalAppend(long Epoch, long After, long AfterEpoch, IReadOnlyList<Edit> Edits, long Committed, long Purged) : IProgramMessage;

/// <summary>The journal has them.</summary>
/// <param name="Epoch">The writer's epoch.</param>
/// <param name="Tx">Its last edit.</param>
public sealed record JournalAppended(long Epoch, long Tx) : IProgramMessage;

/// <summary>The journal lacks what comes before them.</summary>
/// <param name="Epoch">The writer's epoch.</param>
/// <param name="Tx">The last edit that it has in common with the writer, as far as it can say.</param>
public sealed record JournalGap(long Epoch, long Tx) : IProgramMessage;
