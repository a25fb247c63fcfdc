// Right
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
using var trace = langfuse.StartTrace("quiz", input: "capital of France");

var game = new QuizGame();
game.Score($"round-{DateTime.Now.Hour}", 250);
game.Score("player_one", -5);
game.Score("player-one", double.NaN);
game.Score("", 7);

trace.Update(output: game.Total);
langfuse.Score("game-total", game.Total, traceId: trace.TraceId);

class QuizGame
{
    private readonly Dictionary<string, double> _points = new();

    public double Total => _points.Values.Where(double.IsFinite).Sum();

    public void Score(string name, double value)
    {
        _points[name] = _points.GetValueOrDefault(name) + value;
    }
}
