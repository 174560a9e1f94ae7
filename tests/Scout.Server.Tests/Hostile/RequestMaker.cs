using System.Globalization;
using System.Text;

namespace Scout.Server.Tests.Hostile;

/// <param name="What">What is wrong with it.</param>
/// <param name="Parts">What is sent, with a moment between.</param>
internal sealed record HostileRequest(string What, IReadOnlyList<byte[]> Parts);

/// <summary>Makes requests that are wrong in one way, or in two.</summary>
internal sealed class RequestMaker(string key, string run, Uri address)
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "CONNECT", "get", "", "G T", "\u0001", new string('A', 9000)];
    private static readonly string[] Versions = ["HTTP/1.1", "HTTP/1.0", "HTTP/2.0", "HTTP/9.9", "", "FTP/1.1", "HTTP/1.1 ", "HTTP/1.1\0"];
    private static readonly string[] Hosts = ["localhost", "127.0.0.1", "scout.example.com", "evil.example.com", "", "[::1]", "a b", "127.0.0.1:99999", "localhost\0", "evil.example.com@localhost", "localhost, evil.example.com", new string('h', 5000)];

    private static readonly string[] Ids =
    [
        "parrot", "..", "..%2f..%2fetc%2fpasswd", "%00", "par%00rot", "%40", "@", "%e2%80%a8", "%ff%fe", "%", "%zz", "parrot%2f", "'; DROP TABLE runs;--", "%27%20OR%201=1", "PARROT", "parrot;x=1", "parrot%0d%0aX: y",
        ".", "-", "--help", "sha256:0", "*", "%25%32%66", "con", "\u00fc", new string('x', 4000), new string('a', 300),
    ];

    private static readonly string[] Values =
    [
        "", "0", "-1", "1e999", "99999999999999999999", "%00", "%ff", "\u2028", "2026-02-31", "9999-12-31", "0001-01-01", "9999-12-31T23:59:59%2B00:00", "0001-01-01T00:00:00%2B14:00", "true", "null", "console", "..%2f", "%0d%0a", "<script>", "latest", "@1",
        new string('9', 2000), "a&a=b", "NaN", "%F0%9F%92%A9", "%ed%a0%80",
    ];

    private static readonly string[] Jsons =
    [
        "null", "true", "1", "1e400", "-0", "\"\"", "[]", "{}", "\"\\ud800\"", "\"\\u0000\"", "\"\\u2028[DONE]\"", "[[[]]]", "{\"a\": {\"b\": null}}", "123456789012345678901234567890", "\"2026-11-28T09:30:00Z\"", "{\"\\ud800\": 1}", "{\"\": 1}", "{\"__proto__\": {}}",
        "\"" + new string('y', 5000) + "\"", "1E-7", "\"\u001b[31m\"", "{\"text\": {\"text\": \"\\udfff\"}}",
    ];

    private static readonly string[] Members =
    [
        "inputs", "streaming", "workflow_config", "workflow_key", "name", "description", "deployments", "environment", "to", "reason", "expect", "approved", "block", "score", "comment",
    ];

    public Uri Address => address;

    private string[] Paths =>
    [
        "/v2/workflows/{id}/execute", "/v2/workflows/execute", "/v2/workflows", "/v2/workflows/{id}", "/v2/workflows/{id}/revisions", "/v2/workflows/{id}/environments", "/v2/workflows/{id}/diff", "/v2/workflows/parrot/diff?from=latest&to={id}", "/v2/workflows/{id}/revisions/{id}/promote", "/v2/workflows/{id}/revisions/{id}",
        "/v2/workflows/{id}/rollback", "/v2/workflows/{id}/environments/{id}", "/v2/runs/{id}", "/v2/runs/{id}/events", "/v2/runs/{id}/cancel", "/v2/runs/{id}/events/{id}", "/v2/runs/{id}/approve", "/v2/runs/{id}/feedback",
        "/v2/run_logs", "/v2/run_logs/details", "/v2/usage", "/healthz", "/readyz", "/openapi/{id}.json", "/scalar/{id}", "/v2/agents", "/", "//", "/v2//workflows", "*", "http://evil.example.com/v2/workflows", "/v2/workflows/../../etc/passwd", "/v2/workflows#x", "v2",
        $"/v2/runs/{run}", $"/v2/runs/{run}/events", $"/v2/runs/{run}/cancel", $"/v2/runs/{run}/events/{{id}}", $"/v2/runs/{run}/approve", $"/v2/runs/{run}/feedback", "/v2/workflows/parrot/execute", "/v2/workflows/parrot/execute", "/v2/workflows/refund/execute",
    ];

    private static readonly string[] Names = ["environment", "revision_id", "session_id", "limit", "start_at", "cursor", "sort", "direction", "query", "tags", "workflow_id", "workflow_run_id", "status", "start_date", "end_date", "summary_only", "trigger", "reason", "expect", "block", "from", "to", "view", "x"];

    public HostileRequest Make(Random random)
    {
        var request = new Draft(random, this);
        var what = new List<string>();
        for (var times = random.Next(1, 3); times > 0; times--)
        {
            what.Add(request.Spoil());
        }

        return new(string.Join(" and ", what), request.Parts());
    }

    private sealed class Draft(Random random, RequestMaker of)
    {
        private readonly List<string> _headers = [$"Authorization: Bearer {(random.Next(8) == 0 ? "scout_no" : of.Key)}"];
        private string _method = Any(random, ["GET", "GET", "POST", "POST", "POST", "PUT", "DELETE"]);
        private string _path = Any(random, of.Paths);
        private string _version = "HTTP/1.1";
        private string _host = of.Address.Authority;
        private string _type = "application/json";
        private byte[] _body = random.Next(2) == 0 ? [] : Encoding.UTF8.GetBytes("""{"inputs": {"text": "polly"}, "streaming": false}""");
        private string? _length;
        private bool _isChunked;
        private bool _isSlow;
        private bool _isCut;

        public string Spoil()
        {
            switch (random.Next(16))
            {
                case 0:
                    _method = Any(random, Methods);
                    return "method";
                case 1:
                    _version = Any(random, Versions);
                    return "version";
                case 2:
                    _host = Any(random, Hosts);
                    return "host";
                case 3:
                    _headers.Add(Any(random, ["Origin: https://evil.example.com", "Origin: null", "Origin: https://desk.example.com", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: none", "Sec-Fetch-Site: same-origin\r\nOrigin: https://evil.example.com", "Origin: \u0001"]));
                    _headers.AddRange(random.Next(3) == 0 ? ["Access-Control-Request-Method: POST"] : []);
                    return "origin";
                case 4:
                    _headers.Add(Any(random,
                    [
                        "Authorization: Bearer x", "Authorization: ", "Idempotency-Key: " + new string('k', 300), "Prefer: respond-async, ;;=,", "Last-Event-ID: -1", "Last-Event-ID: 99999999999999999999", "Last-Event-ID: 9223372036854775807", "X: " + new string('x', 40_000), "X\0: y", "X: y\0z", ": y", "no colon",
                        " folded", "X: a\rY: b", "Content-Length: 5", "Transfer-Encoding: gzip", "Transfer-Encoding: chunked", "Expect: 100-continue", "Upgrade: websocket\r\nConnection: Upgrade", "Scout-Expect-Revision: \u00ff\u00fe", "Scout-Expect-Contract: " + new string('c', 3000),
                        "Accept-Encoding: br", "X-Forwarded-Host: evil.example.com", "Content-Encoding: gzip", "Idempotency-Key: \u00ff", string.Join("\r\n", Enumerable.Range(0, 200).Select(at => $"H{at}: {at}")), "Cookie: " + new string(';', 500),
                    ]));
                    return "header";
                case 5 or 6:
                    _path += (_path.Contains('?', StringComparison.Ordinal) ? '&' : '?') + string.Join('&', Enumerable.Range(0, random.Next(1, 4)).Select(_ => $"{Any(random, Names)}={Any(random, Values)}"));
                    return "query";
                case 7 or 8 or 9 or 10:
                    (_method, _body) = (Any(random, ["POST", "POST", "PUT"]), Encoding.UTF8.GetBytes($"{{{string.Join(", ", Members.Where(_ => random.Next(4) == 0).Select(member => $"\"{member}\": {Json()}"))}}}"));
                    return "members";
                case 11:
                    (_method, _body) = ("POST", Body());
                    return "body";
                case 12:
                    (_method, _type) = ("POST", Any(random, ["text/plain", "application/xml", "", "application/json; charset=utf-16", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", "application/json, application/json", "\u0001"]));
                    return "type";
                case 13:
                    (_method, _length) = ("POST", Any(random, ["-1", "0", "1", "999", "99999999999999999999", "1048577", "x", "5, 6", "+5", "0x10", ""]));
                    return "length";
                case 14:
                    (_method, _isChunked) = ("POST", true);
                    return "chunks";
                default:
                    (_isSlow, _isCut) = (true, random.Next(3) == 0);
                    return "slow";
            }
        }

        public IReadOnlyList<byte[]> Parts()
        {
            while (_path.IndexOf("{id}", StringComparison.Ordinal) is >= 0 and var at)
            {
                _path = $"{_path[..at]}{Any(random, Ids)}{_path[(at + 4)..]}";
            }

            // Half of them are of the environment where something can run.
            _path += _path.EndsWith("execute", StringComparison.Ordinal) && random.Next(4) > 0 ? "?environment=console" : "";
            _headers.AddRange(_isChunked ? ["Transfer-Encoding: chunked"] : _body.Length > 0 || _length is not null ? [$"Content-Length: {_length ?? _body.Length.ToString(CultureInfo.InvariantCulture)}"] : []);
            _headers.AddRange(_body.Length > 0 || _isChunked ? [$"Content-Type: {_type}"] : []);
            var head = Encoding.UTF8.GetBytes($"{_method} {_path} {_version}\r\nHost: {_host}\r\nConnection: close\r\n{string.Join("\r\n", _headers)}\r\n\r\n");
            byte[] all = [.. head, .. _isChunked ? Chunks() : _body];
            all = _isCut ? all[..random.Next(1, all.Length)] : all;
            return _isSlow && all.Length < 5000 ? [.. all.Chunk(Math.Max(1, all.Length / 10))] : [all];
        }

        private byte[] Chunks()
        {
            var body = Encoding.UTF8.GetString(_body.Length > 0 ? _body : "{}"u8);
            return Encoding.UTF8.GetBytes(Any(random,
            [
                $"{body.Length:x}\r\n{body}\r\n0\r\n\r\n", $"{body.Length:x}\r\n{body}\r\n", "zz\r\n{}\r\n0\r\n\r\n", "-1\r\n", "ffffffffffffffff\r\n", $"2\r\n{body}\r\n0\r\n\r\n", "0\r\n\r\n", "0\r\nX: y\r\n\r\n", "2;ext=\"\r\n{}\r\n0\r\n\r\n",
                string.Concat(Enumerable.Repeat("1\r\n \r\n", 2000)) + "0\r\n\r\n", string.Concat(Enumerable.Repeat($"10000\r\n{new string(' ', 65536)}\r\n", 17)) + "0\r\n\r\n",
            ]));
        }

        private byte[] Body() => random.Next(10) switch
        {
            0 => [0xff, 0xfe, (byte)'{', (byte)'}'],
            1 => [.. "{\"inputs\": {\"text\": \""u8, 0xc3, 0x28, .. "\"}}"u8],
            2 => Encoding.UTF8.GetBytes($"{{\"inputs\": {new string('[', random.Next(60, 70))}{new string(']', random.Next(60, 70))}}}"),
            3 => Encoding.UTF8.GetBytes(new string('[', 100_000)),
            4 => """{"inputs": {}, "inputs": {"text": "a"}}"""u8.ToArray(),
            5 => """{"inputs": {"text": "a", "te\u0078t": "b"}}"""u8.ToArray(),
            6 => [.. "{\"inputs\": {\"text\": \""u8, .. Enumerable.Repeat((byte)'x', Bodies() - 24), .. "\"}}"u8],
            7 => Encoding.Unicode.GetBytes("{\"inputs\": {}}"),
            8 => [.. "\u00ef\u00bb\u00bf"u8, .. "{}"u8],
            _ => Enumerable.Range(0, random.Next(1, 200)).Select(_ => (byte)random.Next(256)).ToArray(),
        };

        private int Bodies() => Requests.Bodies.MostBytes + random.Next(-1, 3);

        private string Json() => random.Next(5) == 0 ? $"[{{\"revision_lookup\": {Any(random, Jsons)}, \"revision_id\": {Any(random, Jsons)}, \"traffic\": {Any(random, Jsons)}}}]" : random.Next(3) == 0 ? $"{{\"text\": {Any(random, Jsons)}, \"end\": {Any(random, Jsons)}}}" : Any(random, Jsons);
    }

    private string Key => key;

    private static string Any(Random random, string[] all) => all[random.Next(all.Length)];
}
