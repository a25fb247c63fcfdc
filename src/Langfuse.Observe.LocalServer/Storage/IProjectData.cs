namespace Langfuse.Observe.LocalServer.Storage;

/// <summary>Everything that belongs to a project.</summary>
internal interface IProjectData
{
    /// <summary>Deletes all of it, from the catalogue and from the events.</summary>
    Task EraseAsync(string projectId, CancellationToken cancellationToken);
}
