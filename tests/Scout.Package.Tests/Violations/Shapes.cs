global using System;
global using System.Collections.Generic;
global using System.IO;
global using System.Linq;
global using System.Net.Http;
global using System.Threading;
global using System.Threading.Tasks;
global using Scout;

namespace Shop;

[Shape] public sealed record Order(string Item, bool Urgent, IReadOnlyList<string> Lines);
[Shape] public sealed record Triage(string Category, bool Urgent);
