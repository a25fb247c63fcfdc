// Planted: LFO7001
using Langfuse.Observe;

public class Gateway(HttpClient http)
{
    [Observe]
    public Task<string> GetAsync(string url, string accessToken)
    {
        http.DefaultRequestHeaders.Authorization = new("Bearer", accessToken);
        return http.GetStringAsync(url);
    }
}
