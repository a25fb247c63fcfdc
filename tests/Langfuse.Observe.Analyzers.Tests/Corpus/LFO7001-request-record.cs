// Planted: LFO7001
using Langfuse.Observe;

public record ConnectRequest(string Host, string User, string ClientSecret);

public class Connector
{
    [Observe]
    public void Connect(ConnectRequest request) => Console.WriteLine(request.Host);
}
