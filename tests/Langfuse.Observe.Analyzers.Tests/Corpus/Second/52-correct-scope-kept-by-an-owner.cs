// Correct
using Langfuse.Observe;
namespace Agents;

public sealed class Session : IDisposable
{
    private readonly IDisposable _scope;

    public Session(string user) => _scope = LangfuseContext.Propagate(userId: user);

    public void Dispose()
    {
        _scope.Dispose();
        GC.SuppressFinalize(this);
    }
}
