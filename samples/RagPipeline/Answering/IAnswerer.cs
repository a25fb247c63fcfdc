namespace RagPipeline.Answering;

/// <summary>Writes the answer to a prompt, piece by piece.</summary>
public interface IAnswerer
{
    /// <summary>The name under which the model is recorded.</summary>
    string Model { get; }

    IAsyncEnumerable<string> WriteAsync(Prompt prompt, CancellationToken cancellationToken = default);
}
