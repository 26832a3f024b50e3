using ActorMesos.Domain.Programs;
using ActorMesos.Frameworks.Hdfs.Namespaces;

namespace ActorMesos.Frameworks.Hdfs.Messages;

/// <summary>A NameNode asks the other one for the latest image on its disk.</summary>
public sealed record ImageRequest : IProgramMessage;

/// <summary>The image.</summary>
/// <param name="Image">The namespace.</param>
public sealed record ImageReply(NamespaceImage Image) : IProgramMessage;

/// <summary>The standby has written an image, which the active NameNode is to keep as well.</summary>
/// <param name="Image">The namespace.</param>
public sealed record ImageUpload(NamespaceImage Image) : IProgramMessage;
