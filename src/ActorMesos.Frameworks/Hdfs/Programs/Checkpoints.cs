using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Programs;
using ActorMesos.Domain.Time;
using ActorMesos.Frameworks.Hdfs.Messages;
using ActorMesos.Frameworks.Hdfs.Namespaces;

namespace ActorMesos.Frameworks.Hdfs.Programs;

/// <summary>
/// How the edits do not grow for ever (HDFS's <c>StandbyCheckpointer</c>): now and then the standby writes an image of the namespace and
/// sends it to the other NameNode; once that has it on its disk too, edits that it contains go, here and from the journals. A NameNode
/// begins with the image on its disk, and one whose disk is empty asks the other for it (<c>bootstrapStandby</c>).
/// </summary>
internal sealed class Checkpoints(ServiceOptions options, HdfsConstants constants, NameNodeCore core)
{
    private const string File = "fsimage";

    private NamespaceImage _image = NamespaceImage.Empty;
    private Instant _last;

    public void Load(ProgramTurn turn)
    {
        _last = turn.Now;
        if (turn.Folder.Read<NamespaceImage>(File) is { } image)
        {
            _image = image;
            core.Load(image);
        }
    }

    /// <summary>The other NameNode is asked for its image: the journals may not have the oldest edits any more.</summary>
    public void Ask(ProgramTurn turn)
    {
        foreach (var other in options.NameNodes(turn))
        {
            turn.Sends(other, new ImageRequest());
        }
    }

    public void Received(ProgramTurn turn, NodeName from, IProgramMessage message, bool isActive)
    {
        switch (message)
        {
            case ImageRequest when _image.Tx > 0:
                turn.Sends(from, new ImageReply(_image));
                break;
            case ImageReply { Image: var image } when !isActive && image.Tx > core.Log.Last:
                core.Load(image);
                Keep(turn, image);
                break;
            case ImageUpload { Image: var image } when image.Tx > _image.Tx:
                Keep(turn, image);
                break;
        }
    }

    /// <summary>The standby writes an image when there was none for long enough, or there are enough new edits.</summary>
    public void Check(ProgramTurn turn)
    {
        var edits = core.Log.Last - _image.Tx;
        if (edits > 0 && (edits >= constants.CheckpointEdits || turn.Now - _last >= constants.CheckpointPeriod))
        {
            Keep(turn, core.Names.Image());
            turn.Counts("checkpoints");
            foreach (var other in options.NameNodes(turn))
            {
                turn.Sends(other, new ImageUpload(_image));
            }
        }
    }

    private void Keep(ProgramTurn turn, NamespaceImage image)
    {
        turn.Folder.Write(File, image);
        turn.Folder.Sync();
        (_image, _last) = (image, turn.Now);
        core.Log.Drop(image.Tx - constants.EditsRetained);
    }
}
