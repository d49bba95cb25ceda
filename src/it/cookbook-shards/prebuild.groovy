// A server for the team's cache, to which nobody pushes without the password of ci/settings.xml, and
// where it is.
import com.sun.net.httpserver.HttpServer
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.Executors

def content = new ConcurrentHashMap()
def server = HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, 0), 0)
def threads = Executors.newCachedThreadPool()
def login = 'Basic ' + 'ci:rosebud'.bytes.encodeBase64()
server.executor = threads
server.createContext('/') { exchange ->
    def path = exchange.requestURI.path
    def body = exchange.requestBody.bytes
    def answer = null
    def status = 404
    if (exchange.requestMethod == 'PUT') {
        if (exchange.requestHeaders.getFirst('Authorization') == login) {
            content[path] = body
            status = 201
        } else {
            exchange.responseHeaders.set('WWW-Authenticate', 'Basic realm="scad"')
            status = 401
        }
    } else if (content.containsKey(path)) {
        answer = content[path]
        status = 200
    }
    exchange.sendResponseHeaders(status, answer ? answer.length : -1)
    if (answer && exchange.requestMethod != 'HEAD') {
        exchange.responseBody.write(answer)
    }
    exchange.close()
}
server.start()
context.content = content
context.stop = { server.stop(0); threads.shutdownNow() }
new File(basedir, 'server.properties').text = "scad.remoteCache=http://127.0.0.1:${server.address.port}/scad\n"
return true
