using Langfuse.Observe.Recording;

namespace Langfuse.Observe;

/// <summary>A stream whose every step runs while a call is current, and whose failures are the call's.</summary>
internal sealed class ActiveSteps<T>(ChatCall call, Func<IAsyncEnumerable<T>> open, CancellationToken cancellationToken) : IAsyncDisposable
{
    private IAsyncEnumerator<T>? _steps;

    public T Current => _steps!.Current;

    public async ValueTask<bool> MoveNextAsync()
    {
        using var active = call.Activate();
        try
        {
            _steps ??= open().GetAsyncEnumerator(cancellationToken);
            return await _steps.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (call.Failed(exception))
        {
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_steps is null)
        {
            return;
        }

        using var active = call.Activate();
        try
        {
            await _steps.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (call.Failed(exception))
        {
            throw;
        }
    }
}
